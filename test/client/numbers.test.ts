import { describe, expect, it } from 'vitest'
import { jobMessage } from '../../client/i18n/job-message.ts'
import { area, count, day, distance, minutesOf, percent, signed } from '../../client/i18n/numbers.ts'

describe('numbers in words', () => {
  it('separates thousands and keeps signs', () => {
    expect(count(12480.4)).toBe('12,480')
    expect([signed(1204), signed(-7), signed(0)]).toEqual(['+1,204', '−7', '0'])
  })

  it('never rounds a share up to all, nor down to none', () => {
    expect(percent(0.8314)).toBe('83.1%')
    expect([percent(1), percent(0.99999), percent(0), percent(0.00001)]).toEqual(['100.0%', '99.9%', '0.0%', '0.1%'])
  })

  it('says meters below one kilometer', () => {
    expect([distance(0.4), distance(999.4), distance(999.6), distance(1234.5), distance(48_844)]).toEqual([
      '0 m',
      '999 m',
      '1 km',
      '1.23 km',
      '48.8 km',
    ])
  })

  it('says areas, times and days', () => {
    expect([area(9999), area(875_938)]).toEqual(['9,999 m²', '0.88 km²'])
    expect(minutesOf(1040)).toBe('17.3')
    expect(day('2026-01-01')).toBe('2026-01-01')
  })
})

describe('messages of jobs', () => {
  it('keeps numbers, translates what is known, and passes on what is not', () => {
    expect(jobMessage('streets 2,000 / 6,220', 'zh')).toBe('道路 2,000 / 6,220')
    expect(jobMessage('computing coverage', 'en')).toBe('Computing coverage')
    expect(jobMessage('something new', 'zh')).toBe('something new')
  })
})
