// A list at a desk by keyboard: arrows go from row to row, the slash goes to the filter, Escape empties it.

/** `use:rows` on the list: its `.quiet-row` buttons are the rows. */
export function rows(list: HTMLElement) {
  const buttons = () => [...list.querySelectorAll<HTMLButtonElement>('.quiet-row')]
  function key(event: KeyboardEvent) {
    const filter = document.querySelector<HTMLInputElement>('[data-field="filter"]')
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    if (event.key === '/' && !typing && filter) {
      event.preventDefault()
      filter.focus()
    } else if (event.key === 'Escape' && event.target === filter && filter) {
      filter.value = ''
      filter.dispatchEvent(new Event('input', { bubbles: true }))
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const all = buttons()
      const at = all.indexOf(document.activeElement as HTMLButtonElement)
      if (typing && event.target !== filter) return
      const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]
      if (!next) return
      event.preventDefault()
      next.focus()
    }
  }
  window.addEventListener('keydown', key)
  return { destroy: () => window.removeEventListener('keydown', key) }
}

/** Whether every word of a filter is in one of the texts. */
export function fits(filter: string, ...texts: (string | null | undefined)[]): boolean {
  const all = texts.join(' ').toLowerCase()
  return filter.toLowerCase().split(/\s+/).every((part) => all.includes(part))
}
