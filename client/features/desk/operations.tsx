import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { boxesMeet, boxOfShape } from '../../geometry/box-of-shape.ts'
import { shapeAreaM2 } from '../../geometry/measure-shape.ts'
import '../../i18n/desk-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { alignToNeighbours } from '../../state/drawing/parts.ts'
import { divideIntoLots, mergePlots } from '../../state/drawing/plots.ts'
import { geometryOf, plotOf, type Outcome, type PlotFacts, type PlotKey, type Shapes, type Target } from '../../state/drawing/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { TextField } from '../../ui/field.tsx'
import { FieldRow, Form } from '../../ui/form.tsx'
import './operations.css'
import { readHectares } from './read-hectares.ts'
import type { Operation } from './tool-bar.tsx'

interface OperationFormProps {
  operation: Exclude<Operation, 'remove'>
  shapes: Shapes
  target: Target
  /** What a plot is called that begins; where the boundary is divided. */
  facts: PlotFacts
  /** Zones to end at. */
  neighbours: readonly { code: string; name: string; geometry: GeoJSON.MultiPolygon }[]
  onOutcome: (outcome: Outcome) => void
  onClose: () => void
}

/** How an operation is to be done that needs more than a press. */
export function OperationForm({ operation, ...rest }: OperationFormProps): ReactElement {
  return operation === 'divide' ? <Divide {...rest} /> : operation === 'merge' ? <Merge {...rest} /> : <Align {...rest} />
}

/** What was just asked for is below the fold of a full panel: it comes into view by itself. */
const intoView = (form: HTMLElement | null): void => form?.scrollIntoView({ block: 'nearest' })

type FormProps = Omit<OperationFormProps, 'operation'>

/** Lots of one size, such as 0.5 ha. */
function Divide({ shapes, target, facts, onOutcome, onClose }: FormProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const [ha, setHa] = useState(language === 'vi' ? '0,5' : '0.5')
  const [rows, setRows] = useState('')
  const [wrong, setWrong] = useState(false)
  const area = readHectares(ha, language)
  const geometry = geometryOf(shapes, target)
  const lots = area !== null && area > 0 && geometry ? Math.round(shapeAreaM2(geometry) / (area * 10_000)) : 0
  const submit = (): void => {
    setWrong(area === null)
    if (area !== null) onOutcome(divideIntoLots(shapes, target, { areaM2: area * 10_000, rows: /^[1-9]\d?$/.test(rows.trim()) ? Number(rows) : 'auto' }, facts))
  }
  return (
    <div className="operation" ref={intoView}>
      <Form onSubmit={submit} actions={<><Button strong type="submit">{t('desk.operation.divide')}</Button><Button onClick={onClose}>{t('desk.close')}</Button></>}>
        <FieldRow>
          <TextField label={t('desk.lotHa')} inputMode="decimal" value={ha} error={wrong ? t('newZone.noNumber') : undefined} onChange={(event) => setHa(event.target.value)} />
          <TextField label={t('desk.rows')} inputMode="numeric" placeholder={t('desk.rowsAuto')} value={rows} onChange={(event) => setRows(event.target.value)} />
        </FieldRow>
        {lots > 1 && <p className="small" role="status">{t('desk.lotsComing', { lots: format.number(lots) })}</p>}
      </Form>
    </div>
  )
}

/** The plot with others that touch it; its code and use are kept. */
function Merge({ shapes, target, onOutcome, onClose }: FormProps): ReactElement {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly PlotKey[]>([])
  if (target === 'boundary') return <p className="quiet">{t('desk.whyNot.plot')}</p>
  const box = boxOfShape(plotOf(shapes, target).geometry)
  // Only what may touch can be merged.
  const others = shapes.plots.filter(({ key, geometry }) => key !== target && boxesMeet(box, boxOfShape(geometry)))
  return (
    <div className="operation" ref={intoView}>
      <Form onSubmit={() => onOutcome(mergePlots(shapes, [target, ...chosen]))} actions={<><Button strong type="submit" disabled={chosen.length === 0}>{t('desk.operation.merge')}</Button><Button onClick={onClose}>{t('desk.close')}</Button></>}>
        <p className="small">{t('desk.mergeWith', { plot: plotOf(shapes, target).code })}</p>
        {others.length === 0 && <p className="quiet small">{t('desk.noNeighbours')}</p>}
        <div className="operation-list">
          {others.map(({ key, code }) => <Check key={key} checked={chosen.includes(key)} onChange={(on) => setChosen(on ? [...chosen, key] : chosen.filter((one) => one !== key))}>{code}</Check>)}
        </div>
      </Form>
    </div>
  )
}

/** Ends where neighbours begin: overlaps are cut off, narrow gaps closed. */
function Align({ shapes, target, neighbours, onOutcome, onClose }: FormProps): ReactElement {
  const { t } = useTranslation()
  const [reach, setReach] = useState('2')
  const others = target === 'boundary' ? neighbours.map(({ code, name, geometry }) => ({ key: code, name, geometry })) : shapes.plots.filter(({ key }) => key !== target).map(({ key, code, geometry }) => ({ key, name: code, geometry }))
  const [left, setLeft] = useState<readonly string[]>([])
  const used = others.filter(({ key }) => !left.includes(key))
  const metres = Number(reach.replace(',', '.'))
  const isNumber = Number.isFinite(metres) && metres >= 0 && metres <= 100
  if (!geometryOf(shapes, target)) return <p className="quiet">{t('desk.whyNot.shape')}</p>
  return (
    <div className="operation" ref={intoView}>
      <Form onSubmit={() => { if (isNumber) onOutcome(alignToNeighbours(shapes, target, used.map(({ geometry }) => geometry), metres)) }} actions={<><Button strong type="submit" disabled={used.length === 0}>{t('desk.operation.align')}</Button><Button onClick={onClose}>{t('desk.close')}</Button></>}>
        <TextField label={t('desk.reach')} hint={t('desk.reachHint')} inputMode="decimal" value={reach} error={isNumber ? undefined : t('desk.reachWrong')} onChange={(event) => setReach(event.target.value)} />
        {others.length === 0 ? <p className="quiet small">{t('desk.noNeighbours')}</p> : (
          <div className="operation-list">
            {others.map(({ key, name }) => <Check key={key} checked={!left.includes(key)} onChange={(on) => setLeft(on ? left.filter((one) => one !== key) : [...left, key])}>{name}</Check>)}
          </div>
        )}
      </Form>
    </div>
  )
}
