import { describe, expect, it } from 'vitest'
import { monthOf, weekOf } from '../src/lib/periods'
import { later } from '../src/lib/hour'

describe('the periods of a report', () => {
  it('a week begins on Monday, whichever day is asked', () => {
    for (let day = 11; day <= 17; day++) expect(weekOf(`2027-01-${day}`)).toEqual({ from: '2027-01-11', to: '2027-01-17' })
  })

  it('a month is the weeks whose Thursday is in it', () => {
    expect(monthOf('2027-01-15')).toEqual({ from: '2027-01-04', to: '2027-01-31' })
    // The first days of January 2027 are in a week whose Thursday is in December.
    expect(monthOf('2027-01-02')).toEqual({ from: '2026-11-30', to: '2027-01-03' })
  })

  it('every day of three years is in one month, and the months follow each other', () => {
    let month = monthOf('2026-01-15')
    for (let day = '2026-01-15'; day < '2029-01-15'; day = later(day, 1)) {
      const own = monthOf(day)
      if (own.from !== month.from) expect(own.from).toBe(later(month.to, 1))
      expect(own.from <= day && day <= own.to).toBe(true)
      month = own
    }
  })
})
