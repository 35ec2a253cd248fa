import { useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readPasted, type PastedReading, type Wanted } from '../../geometry/read-pasted.ts'
import { centralMeridians } from '../../geometry/vn2000.ts'
import '../../i18n/relocation-words.ts'
import { writeDegrees } from '../../i18n/write-degrees.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Segmented } from '../../ui/segmented.tsx'

type Read = Exclude<PastedReading, { wrong: string }>
type Wrong = Extract<PastedReading, { wrong: string }>

const meridians = Object.entries(centralMeridians).toSorted(([, a], [, b]) => a - b)
/** A longer file is taken without being shown. */
const mostShown = 20_000

interface LoadShapeProps {
  wanted: Wanted
  /** On the button that takes it. */
  take: string
  onTake: (read: Read) => void
}

/** A line or areas, from GeoJSON or from a VN-2000 corner table. Heights are let go, and that is said. */
export function LoadShape({ wanted, take: takeLabel, onTake }: LoadShapeProps): ReactElement {
  const { t } = useTranslation()
  const file = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState<'geojson' | 'corners'>('geojson')
  const [text, setText] = useState('')
  const [srid, setSrid] = useState('')
  const [problem, setProblem] = useState<Wrong | null>(null)
  const [hadHeights, setHadHeights] = useState(false)
  const begin = (next: string): void => { setText(next); setProblem(null); setHadHeights(false) }

  const take = (given: string): void => {
    const read = readPasted(given, wanted, kind === 'corners' ? Number(srid) : null)
    if ('wrong' in read) return setProblem(read)
    begin('')
    setHadHeights(read.heights)
    onTake(read)
  }
  return (
    <div className="corridor-load">
      <Segmented label={t('corridorEdit.format')} options={[{ value: 'geojson', label: 'GeoJSON' }, { value: 'corners', label: 'VN-2000' }]} value={kind} onChange={(next) => { setKind(next); begin('') }} />
      {kind === 'corners' && (
        <SelectField label={t('corridorEdit.meridian')} value={srid} onChange={(event) => setSrid(event.target.value)}>
          <option value="" disabled>{t('corridorEdit.meridianNone')}</option>
          {meridians.map(([code, degrees]) => <option key={code} value={code}>{writeDegrees(degrees)} (EPSG:{code})</option>)}
        </SelectField>
      )}
      <TextArea label={kind === 'corners' ? t('corridorEdit.corners') : t('corridorEdit.geojson')} hint={kind === 'corners' ? t('corridorEdit.cornersHint') : undefined} rows={5} spellCheck={false} value={text} onChange={(event) => begin(event.target.value)} />
      {problem && <Notice tone="error" icon="warning" announced><p>{t(`corridorEdit.wrong.${problem.wrong}`, { line: problem.line, crs: problem.crs })}</p></Notice>}
      {hadHeights && <p className="quiet small">{t('corridorEdit.heights')}</p>}
      <div className="corridor-zone-do">
        <Button strong disabled={text.trim() === '' || (kind === 'corners' && srid === '')} onClick={() => take(text)}>{takeLabel}</Button>
        {kind === 'geojson' && <Button onClick={() => file.current?.click()}>{t('corridorEdit.file')}</Button>}
        <input ref={file} type="file" hidden aria-label={t('corridorEdit.file')} accept=".json,.geojson,application/geo+json,application/json" onChange={({ target }) => {
          const [chosen] = target.files ?? []
          // The same file may be chosen again once it was mended.
          target.value = ''
          if (chosen) void chosen.text().then((content) => { begin(content.length > mostShown ? '' : content); take(content) })
        }} />
      </div>
    </div>
  )
}
