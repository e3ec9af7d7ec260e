import { z } from 'zod'
import { accountChangeSchema, accountSchema, accountsSchema, auditSchema, newAccountSchema } from '#contract/accounts'
import {
  newTokenSchema,
  passwordChangeSchema,
  roles,
  sessionSchema,
  signInSchema,
  tokenBodySchema,
  tokensSchema,
} from '#contract/session'
import { json, type Operation, page } from './operation.ts'

const ended = (description: string) => ({ 204: { description } })

/** Calls about who is signed in, accounts, and the audit. */
export const accountOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/session',
    tag: 'session',
    summary: 'Sign in; sets the session cookie and answers a token that ends with the session',
    body: signInSchema,
    answers: { 200: json('who, and the token', sessionSchema) },
  },
  { method: 'get', path: '/session', tag: 'session', summary: 'Who is signed in', answers: { 200: json('who', sessionSchema) } },
  { method: 'delete', path: '/session', tag: 'session', summary: 'Sign out', answers: ended('signed out') },
  {
    method: 'put',
    path: '/session/password',
    tag: 'session',
    summary: 'Change one’s own password; every other session and token of the account ends',
    body: passwordChangeSchema,
    roles,
    answers: ended('changed'),
  },
  {
    method: 'get',
    path: '/session/tokens',
    tag: 'session',
    summary: 'One’s own tokens for scripts',
    roles,
    answers: { 200: json('tokens, latest first, without their secrets', tokensSchema) },
  },
  {
    method: 'post',
    path: '/session/tokens',
    tag: 'session',
    summary: 'Make a token for a script, with one’s own rights; only who signed in with the password may',
    body: tokenBodySchema,
    roles,
    answers: { 201: json('the token; its secret is shown this once', newTokenSchema) },
  },
  {
    method: 'delete',
    path: '/session/tokens/{id}',
    tag: 'session',
    summary: 'Revoke one’s own token',
    roles,
    answers: ended('revoked'),
  },
  {
    method: 'get',
    path: '/accounts',
    tag: 'accounts',
    summary: 'All accounts, by name',
    query: page,
    roles: ['administrator'],
    answers: { 200: json('accounts', accountsSchema) },
  },
  {
    method: 'post',
    path: '/accounts',
    tag: 'accounts',
    summary: 'Make an account: a role, within a division and all below it, or the whole tree',
    body: newAccountSchema,
    roles: ['administrator'],
    answers: { 201: json('the account', accountSchema) },
  },
  {
    method: 'patch',
    path: '/accounts/{id}',
    tag: 'accounts',
    summary:
      'Change role, scope or password of an account, disable or enable it; a new password and being disabled end its sessions',
    body: accountChangeSchema,
    roles: ['administrator'],
    answers: { 200: json('the account', accountSchema) },
  },
  {
    method: 'get',
    path: '/audit',
    tag: 'accounts',
    summary: 'What was done and by whom, latest first',
    query: { ...page, subjectKind: z.string().optional(), subjectId: z.string().optional() },
    roles: ['administrator'],
    answers: { 200: json('entries', auditSchema) },
  },
]
