import type { Position } from 'geojson'
import { useId, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { numbersOf, readCorners } from '../../geometry/read-corners.ts'
import { readShape } from '../../geometry/read-corridor.ts'
import { centralMeridians, cornerToPosition } from '../../geometry/vn2000.ts'
import { readNumber } from '../../i18n/read-number.ts'
import '../../i18n/relocation-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { writeDegrees } from '../../i18n/write-degrees.ts'
import type { LineGrip } from '../../map/line-hand.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'

const directions = { north: [0, 1], south: [0, -1], west: [-1, 0], east: [1, 0] } as const
export type Direction = keyof typeof directions
const order: readonly Direction[] = ['north', 'south', 'west', 'east']

/** How the line is moved: by hand on the map, or by an exact distance. */
export function ShiftTools({ grip, onGrip, onShift, hasMap }: { grip: LineGrip; onGrip: (grip: LineGrip) => void; onShift: (eastM: number, northM: number, direction: Direction, metres: number) => void; hasMap: boolean }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const [typed, setTyped] = useState('100')
  const [tried, setTried] = useState(false)
  const metres = readNumber(typed, language)
  const wrong = metres === null || metres <= 0 || metres > 100_000
  return (
    <div className="corridor-shift">
      {hasMap && (
        <>
          <Segmented label={t('corridorEdit.drag')} labelled options={[{ value: 'whole', label: t('corridorEdit.dragWhole') }, { value: 'vertex', label: t('corridorEdit.dragVertex') }]} value={grip} onChange={onGrip} />
          <p className="quiet small">{t('corridorEdit.dragHint')}</p>
        </>
      )}
      <fieldset className="corridor-by-hand">
        <legend>{t('corridorEdit.byHand')}</legend>
        <NumberField label={t('corridorEdit.metres')} value={typed} error={tried && wrong ? t('corridorEdit.metresWrong') : undefined} onChange={(event) => { setTyped(event.target.value); setTried(false) }} />
        <div className="corridor-directions">
          {order.map((one) => (
            <Button key={one} onClick={() => { setTried(true); if (!wrong) onShift(directions[one][0] * metres, directions[one][1] * metres, one, metres) }}>{t(`corridorEdit.${one}`)}</Button>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

type Wrong = Extract<ReturnType<typeof readShape>, { wrong: string }>['wrong'] | 'noCorners'

/** Another alignment, from GeoJSON or from a VN-2000 corner table. Heights are let go, and that is said. */
export function LoadLine({ onTake }: { onTake: (line: Position[][], clearance: GeoJSON.MultiPolygon | null) => void }): ReactElement {
  const { t } = useTranslation()
  const fileId = useId()
  const [kind, setKind] = useState<'geojson' | 'corners'>('geojson')
  const [text, setText] = useState('')
  const [srid, setSrid] = useState('')
  const [problem, setProblem] = useState<{ wrong: Wrong; line?: number; crs?: string } | null>(null)
  const [hadHeights, setHadHeights] = useState(false)
  const begin = (next: string): void => { setText(next); setProblem(null); setHadHeights(false) }

  const take = (given: string): void => {
    if (kind === 'corners') {
      const { rings, style } = readCorners(given)
      const parts = rings.map(({ rows }) => rows.map((row) => numbersOf(row, style ?? 'plain'))).filter((rows) => rows.length > 1)
      if (parts.length === 0 || parts.some((rows) => rows.includes(null))) return setProblem({ wrong: 'noCorners' })
      return onTake(parts.map((rows) => rows.flatMap((corner) => (corner ? [cornerToPosition(corner, Number(srid))] : []))), null)
    }
    const read = readShape(given)
    if ('wrong' in read) return setProblem(read)
    if (!read.shape.alignment) return setProblem({ wrong: 'noShape' })
    setHadHeights(read.heights === true)
    onTake(read.shape.alignment.coordinates, read.shape.clearanceArea)
  }
  return (
    <div className="corridor-load">
      <Segmented label={t('corridorEdit.load')} options={[{ value: 'geojson', label: 'GeoJSON' }, { value: 'corners', label: 'VN-2000' }]} value={kind} onChange={(next) => { setKind(next); begin('') }} />
      {kind === 'corners' && (
        <SelectField label={t('corridorEdit.meridian')} value={srid} onChange={(event) => setSrid(event.target.value)}>
          <option value="" disabled>{t('corridorEdit.meridianNone')}</option>
          {Object.entries(centralMeridians).toSorted(([, a], [, b]) => a - b).map(([code, degrees]) => <option key={code} value={code}>{writeDegrees(degrees)} (EPSG:{code})</option>)}
        </SelectField>
      )}
      <TextArea label={kind === 'corners' ? t('corridorEdit.corners') : t('corridorEdit.geojson')} hint={kind === 'corners' ? t('corridorEdit.cornersHint') : undefined} rows={5} spellCheck={false} value={text} onChange={(event) => begin(event.target.value)} />
      {kind === 'geojson' && (
        <p><label htmlFor={fileId}>{t('corridorEdit.file')}</label> <input id={fileId} type="file" accept=".json,.geojson,application/geo+json,application/json" onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void file.text().then((content) => { begin(content.length > 20_000 ? '' : content); take(content) })
        }} /></p>
      )}
      {problem && <Notice tone="error" icon="warning" announced><p>{t(`corridorEdit.wrong.${problem.wrong}`, { line: problem.line, crs: problem.crs })}</p></Notice>}
      {hadHeights && <p className="quiet small">{t('corridorEdit.heights')}</p>}
      <Button strong disabled={text.trim() === '' || (kind === 'corners' && srid === '')} onClick={() => take(text)}>{t('corridorEdit.use')}</Button>
    </div>
  )
}
