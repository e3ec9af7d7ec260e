import { type RawBuilder, sql } from 'kysely'

/** What is looked for: `folded` by names and codes; `letters` by pinyin, null where it is no pinyin; `pattern` as mixed pinyin. */
export interface SearchText {
  folded: string
  letters: string | null
  pattern: string | null
}

/** Sorts after everything that begins with the text before it. */
export const afterAll = '\u{10FFFF}'

/** Ids of the versions of divisions that hold the text in their name, or begin with it in their code or pinyin; for `in`. */
export function versionsNamed({ folded, letters, pattern }: SearchText): RawBuilder<unknown> {
  return sql`(select s.version_id from search_names s where s.version_id is not null and (strpos(s.folded, ${folded}) > 0
    or (s.code >= ${folded} and s.code < ${folded + afterAll})
    ${letters === null || pattern === null ? sql`` : sql`or (s.initials >= ${letters[0]} and s.initials < ${letters[0] + afterAll} and s.pinyin ~ ${`^${pattern}`})`}))`
}
