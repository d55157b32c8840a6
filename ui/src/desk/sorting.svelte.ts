// A table at a desk, sorted by the column that was asked for last; asked for again, the other way round.

type By<T> = Record<string, (row: T) => string | number>

export class Sorting<T> {
  column = $state('')
  down = $state(false)
  readonly #by: By<T>

  constructor(by: By<T>) {
    this.#by = by
  }

  ask(column: string): void {
    this.down = this.column === column && !this.down
    this.column = column
  }

  /** As `aria-sort` says it. */
  order = (column: string): 'ascending' | 'descending' | 'none' =>
    column !== this.column ? 'none' : this.down ? 'descending' : 'ascending'

  /** A copy in that order; rows that are equal stay as they came. */
  sorted(rows: readonly T[]): T[] {
    const of = this.#by[this.column]
    if (!of) return [...rows]
    const compare = (a: string | number, b: string | number) =>
      typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true })
    return [...rows].sort((a, b) => (this.down ? -1 : 1) * compare(of(a), of(b)))
  }
}
