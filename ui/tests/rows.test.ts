import { describe, expect, it } from 'vitest'
import { fits, rows } from '../src/desk/rows'

describe('a list at a desk', () => {
  it('is filtered by every word, wherever it stands', () => {
    expect(fits('hostel REF', 'Saint Mary hostel', null, 'Refused')).toBe(true)
    expect(fits('hostel served', 'Hostel', undefined, 'Refused')).toBe(false)
    expect(fits('', 'anything')).toBe(true)
  })

  it('is walked with the arrows and filtered from the slash', () => {
    document.body.innerHTML = '<input data-field="filter"><ul><li><button class="quiet-row">a</button></li><li><button class="quiet-row">b</button></li></ul>'
    const action = rows(document.querySelector('ul') as HTMLElement)
    const press = (key: string) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    press('ArrowDown')
    expect(document.activeElement?.textContent).toBe('a')
    press('ArrowDown')
    press('ArrowDown')
    expect(document.activeElement?.textContent).toBe('b')
    press('ArrowUp')
    expect(document.activeElement?.textContent).toBe('a')
    press('/')
    expect(document.activeElement).toBe(document.querySelector('input'))
    action.destroy()
    press('ArrowDown')
    expect(document.activeElement).toBe(document.querySelector('input'))
  })
})
