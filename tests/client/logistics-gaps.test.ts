import { expect, it } from 'vitest'
import { gapsByPart, gapsOf } from '../../client/features/logistics-zone/gap-kinds.ts'

type Zone = Parameters<typeof gapsOf>[0]
const zone: Zone = {
  zone: { code: 'T-1', id: 1, kind: 'industrial_zone', zoneType: null, nameVi: 'T', nameEn: 'T', provinceCode: '24', status: 'operating', establishedOn: null },
  turn: 'operating', shortages: [], power: null, wastewater: null, serviceHa: null, serviceBasis: null, centre: null,
}
const extension = { code: 'extension', nameVi: 'Phần mở rộng', nameEn: 'Extension', plannedHa: 90 }
const shortage = (kind: Zone['shortages'][number]['kind'], part: typeof extension | null) => ({ kind, part, asOf: null, decision: null })

it('what only a part of a zone is short of is not laid on the whole zone', () => {
  const found = { ...zone, serviceHa: 0, shortages: [shortage('power', extension), shortage('drainage', extension), shortage('water', null)] }
  expect(gapsByPart(found)).toEqual([{ part: null, kinds: ['water', 'service'] }, { part: extension, kinds: ['power', 'water'] }])
  expect(gapsOf(found)).toEqual(['power', 'water', 'service'])
  expect(gapsByPart({ ...zone, shortages: [shortage('power', extension)] }).map(({ part }) => part?.code)).toEqual(['extension'])
})
