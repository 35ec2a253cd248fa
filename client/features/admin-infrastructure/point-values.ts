import type { KeptPoint } from '../../../api/contract/infrastructure-write.ts'
import type { Input } from '../../api.ts'
import { readDegrees } from '../../geometry/read-position.ts'
import { orNull } from './modes.ts'

/** What the form holds: everything as it was typed. */
export interface PointValues {
  code: string
  nameVi: string
  nameEn: string
  kind: KeptPoint['kind']
  status: KeptPoint['status']
  latitude: string
  longitude: string
  uncertaintyM: string
  source: string
  note: string
  effectiveOn: string
  validFrom: string
  validTo: string
}

/** A new one for null. */
export function pointValues(point: KeptPoint | null): PointValues {
  const [lng, lat] = point?.position ?? []
  return {
    code: point?.code ?? '', nameVi: point?.nameVi ?? '', nameEn: point?.nameEn ?? '', kind: point?.kind ?? 'rail_station', status: point?.status ?? 'existing',
    latitude: lat === undefined ? '' : String(lat), longitude: lng === undefined ? '' : String(lng), uncertaintyM: point?.uncertaintyM == null ? '' : String(point.uncertaintyM),
    source: point?.source ?? '', note: point?.note ?? '', effectiveOn: '', validFrom: point?.validFrom ?? '', validTo: '',
  }
}

// Fields are held to be numbers before anything is sent.
const said = (values: PointValues) => ({
  nameVi: values.nameVi.trim(), nameEn: orNull(values.nameEn), kind: values.kind, status: values.status, source: values.source.trim(), note: orNull(values.note),
  position: [readDegrees(values.longitude, 180) ?? NaN, readDegrees(values.latitude, 90) ?? NaN] as [number, number], uncertaintyM: orNull(values.uncertaintyM) === null ? null : Number(values.uncertaintyM),
})

export const newPointOf = (values: PointValues): Input<'addPoint'>['body'] => ({ ...said(values), code: values.code.trim(), validFrom: orNull(values.validFrom) })

export const pointChangeOf = (values: PointValues, mode: 'change' | 'correct'): Input<'changePoint'>['body'] =>
  ({ ...said(values), ...(mode === 'change' ? { effectiveOn: values.effectiveOn } : { correction: true, validFrom: orNull(values.validFrom) }) })
