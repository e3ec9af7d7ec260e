import { describe, expect, it } from 'vitest'
import { eventsOf } from '../../client/panels/inspector/history-events.ts'

const version = (name: string, validFrom: string, validTo: string | null) => ({ name, code: '1', validFrom, validTo })
const none = { predecessors: [], successors: [] }
const other = (id: string, effective: string, change: string) => ({
  id,
  code: id,
  name: `${id}村`,
  level: 'village' as const,
  effective,
  change,
})

describe('a division’s time line', () => {
  it('tells of founding, renaming, another border and the end, oldest first', () => {
    const versions = [
      version('新村', '2015-05-01', '2019-01-01'),
      version('旧村', '2001-01-01', '2010-01-01'),
      version('新村', '2010-01-01', '2015-05-01'),
    ]
    const events = eventsOf(versions, none, '2026-11-22')
    expect(events.map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      '2001-01-01 begin',
      '2010-01-01 name',
      '2015-05-01 change',
      '2019-01-01 end',
    ])
    expect(events[1]).toMatchObject({ before: '旧村', name: '新村', tense: 'past' })
  })

  it('explains a beginning by what it came from, and an end by what it becomes, each on a day when that can be seen', () => {
    const lineage = {
      predecessors: [other('甲', '2020-01-01', 'merge'), other('乙', '2020-01-01', 'merge')],
      successors: [other('丙', '2027-07-01', 'split')],
    }
    const events = eventsOf([version('某村', '2020-01-01', '2027-07-01')], lineage, '2026-11-22')
    expect(events).toEqual([
      {
        date: '2020-01-01',
        kind: 'from-merge',
        name: '某村',
        tense: 'past',
        before: null,
        relatives: [
          { id: '甲', name: '甲村', day: '2019-12-31' },
          { id: '乙', name: '乙村', day: '2019-12-31' },
        ],
      },
      {
        date: '2027-07-01',
        kind: 'into-split',
        name: '某村',
        tense: 'future',
        before: null,
        relatives: [{ id: '丙', name: '丙村', day: '2027-07-01' }],
      },
    ])
  })
})
