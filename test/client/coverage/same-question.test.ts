import { expect, it } from 'vitest'
import { sameQuestion } from '../../../client/panels/coverage/same-question.ts'
import type { Question } from '../../../client/state/view-types.ts'
import { runOf } from './result-fixture.ts'

const question: Question = { categories: ['market'], minutes: 15, mode: 'walk', counted: 'now', within: null }
const answer = runOf([])

it('knows its own question again, and every change of it', () => {
  expect(sameQuestion(question, null, answer)).toBe(true)
  const changes: Partial<Question>[] = [
    { categories: ['market', 'police'] },
    { minutes: null },
    { mode: 'cycle' },
    { counted: 'planned' },
    { within: 'a' },
  ]
  for (const change of changes) expect(sameQuestion({ ...question, ...change }, null, answer)).toBe(false)
})

it('takes no day for the day of asking, and any other for another question', () => {
  expect(sameQuestion(question, '2026-11-22', answer)).toBe(true)
  expect(sameQuestion(question, '2027-07-01', answer)).toBe(false)
  const future = { ...answer, parameters: { ...answer.parameters, at: '2027-07-01' } }
  expect(sameQuestion(question, '2027-07-01', future)).toBe(true)
  expect(sameQuestion(question, null, future)).toBe(false)
})
