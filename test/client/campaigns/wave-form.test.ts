import { describe, expect, it } from 'vitest'
import type { Campaign, Wave } from '#contract/campaigns/campaign-answer'
import { waveBodySchema } from '#contract/campaigns/campaign-body'
import { bodyOfWave, daysAfter, faultOfWave, formOfWave, newWaveForm } from '../../../client/state/campaigns/wave-form.ts'
import { waveSign, withoutWave, withWave, withWaveEarlier } from '../../../client/state/campaigns/waves-of-campaign.ts'

const wave = (id: string, change: Partial<Wave> = {}): Wave => ({
  id: `00000000-0000-4000-8000-00000000000${id}`,
  name: `批次${id}`,
  kind: 'pilot',
  fromDay: '2026-01-01',
  dueDay: '2026-03-31',
  quota: null,
  areas: [],
  planIds: [],
  ...change,
})
const campaign = { waves: [wave('1'), wave('2'), wave('3')] } as Campaign
const names = (waves: readonly { name: string }[]): string => waves.map(({ name }) => name.slice(-1)).join('')

describe('a wave in a form', () => {
  it('comes out as it went in, and as the service takes it', () => {
    const areas = [{ id: 'a', code: '510000', name: '甲县', level: 'county' as const }]
    for (const quota of [
      null,
      { what: 'village' as const, rounds: [{ proposed: 30, advised: null }] },
      {
        what: 'group' as const,
        rounds: [
          { proposed: 0, advised: 9 },
          { proposed: 8, advised: null },
        ],
      },
    ]) {
      const there = wave('1', { quota, areas })
      const body = bodyOfWave(formOfWave(there))
      const { planIds: _, ...same } = there
      expect(body).toEqual({ ...same, areas: ['a'] })
      expect(waveBodySchema.parse(body)).toEqual(body)
    }
  })

  it('is at fault exactly where the service would refuse it', () => {
    const good = newWaveForm('pilot', '第一批', '2026-02-28', 1)
    expect(good.dueDay).toBe('2026-03-01')
    const cases: [Partial<typeof good>, ReturnType<typeof faultOfWave>][] = [
      [{}, null],
      [{ name: '  ' }, 'name'],
      [{ dueDay: '2026-02-27' }, 'days'],
      [{ fromDay: '' }, 'days'],
      [{ what: 'village' }, null],
      [{ what: 'village', said: ['5', '', '', ''] }, null],
      [{ what: 'village', said: ['5', '4', '3', '2'] }, null],
      [{ what: 'village', said: ['', '4', '', ''] }, 'order'],
      [{ what: 'village', said: ['5', '', '3', ''] }, 'order'],
      [{ what: 'village', said: ['1.5', '', '', ''] }, 'numbers'],
      [{ what: 'none', said: ['x', '', '', ''] }, null],
    ]
    for (const [change, fault] of cases) {
      const form = { ...good, ...change }
      expect([change, faultOfWave(form)]).toEqual([change, fault])
      expect([change, waveBodySchema.safeParse(bodyOfWave(form)).success]).toEqual([change, fault === null])
    }
  })

  it('counts days over the ends of months and years', () => {
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29')
  })
})

describe('the waves of a campaign', () => {
  it('change one at a time', () => {
    const form = { ...formOfWave(campaign.waves[1]), name: '新名9' }
    expect(names(withWave(campaign, form))).toBe('193')
    expect(names(withWave(campaign, { ...form, id: null }))).toBe('1239')
    expect(names(withoutWave(campaign, campaign.waves[0].id))).toBe('23')
    expect(names(withWaveEarlier(campaign, campaign.waves[2].id))).toBe('132')
    expect(names(withWaveEarlier(campaign, campaign.waves[0].id))).toBe('123')
  })

  it('have a sign each, however many', () => {
    const signs = Array.from({ length: 30 }, (_, place) => waveSign(place))
    expect(new Set(signs).size).toBe(30)
    expect([signs[0], signs[19], signs[20]]).toEqual(['①', '⑳', '(21)'])
  })
})
