import { expect, it } from 'vitest'
import { Sorting } from '../src/desk/sorting.svelte'

const rows = [{ name: 'Médecins', n: 12 }, { name: 'abri 10', n: 3 }, { name: 'abri 9', n: 12 }]

it('a table is sorted by the column that was asked for, the other way round when asked again', () => {
  const sorting = new Sorting<(typeof rows)[number]>({ name: (row) => row.name, n: (row) => row.n })
  const names = () => sorting.sorted(rows).map((row) => row.name)
  expect(names()).toEqual(['Médecins', 'abri 10', 'abri 9'])
  sorting.ask('name')
  expect(names()).toEqual(['abri 9', 'abri 10', 'Médecins'])
  expect(sorting.order('name')).toBe('ascending')
  sorting.ask('name')
  expect(names()).toEqual(['Médecins', 'abri 10', 'abri 9'])
  expect(sorting.order('name')).toBe('descending')
  sorting.ask('n')
  expect(names()).toEqual(['abri 10', 'Médecins', 'abri 9'])
  expect([sorting.order('name'), sorting.order('n')]).toEqual(['none', 'ascending'])
})
