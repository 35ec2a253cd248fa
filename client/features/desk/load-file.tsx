import type { MultiPolygon } from 'geojson'
import { useEffect, useEffectEvent, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-load.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ToolIcon } from '../../ui/tool-icon.tsx'
import './load-file.css'
import { flatten, readGeoJson, refuseFile, type FoundShape, type Loaded, type LoadRefusal } from './read-geojson.ts'

interface LoadFileProps {
  /** Shows a shape on the map before it is taken; null takes it away. */
  onPreview: (geometry: MultiPolygon | null) => void
  onTake: (geometry: MultiPolygon) => void
}

interface Opened {
  name: string
  result: Extract<Loaded, { ok: true }>
}

/** Takes a boundary from a GeoJSON file, picked or dropped on the page: which shape, and what becomes of heights, is the planner's to say. */
export function LoadFile({ onPreview, onTake }: LoadFileProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [refusal, setRefusal] = useState<LoadRefusal | null>(null)

  const show = useEffectEvent(onPreview)
  const open = async (file: File): Promise<void> => {
    setOpened(null)
    onPreview(null)
    const early = refuseFile(file)
    setRefusal(early)
    if (early) return
    const text = await file.text().catch(() => null)
    const result: Loaded = text === null ? { ok: false, refusal: { reason: 'unreadable', values: {} } } : readGeoJson(text)
    setRefusal(result.ok ? null : result.refusal)
    if (result.ok) setOpened({ name: file.name, result })
  }
  const isDropping = useFileDrop((file) => void open(file))
  useEffect(() => () => show(null), [])

  const close = (): void => {
    setOpened(null)
    onPreview(null)
  }
  const shown = (name: string): string => {
    const value = refusal?.values[name] ?? ''
    return typeof value === 'number' ? format.number(value, 1) : value
  }
  return (
    <div className="load-file">
      <input
        ref={input} type="file" hidden accept=".geojson,.json,application/geo+json,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void open(file)
        }}
      />
      <Button onClick={() => input.current?.click()}><ToolIcon name="file" size={16} />{t('load.pick')}</Button>
      {isDropping && <div className="load-drop" aria-hidden="true">{t('load.drop')}</div>}
      {refusal && <Notice tone="error" icon="warning" announced actions={<Button onClick={() => setRefusal(null)}>{t('load.dismiss')}</Button>}><p>{t(`load.refused.${refusal.reason}`, { megabytes: shown('megabytes'), most: shown('most'), extension: shown('extension'), count: shown('count'), got: shown('got') })}</p></Notice>}
      {opened && <Found key={opened.name} opened={opened} onPreview={onPreview} onCancel={close} onTake={(geometry) => { close(); onTake(geometry) }} />}
    </div>
  )
}

function Found({ opened: { name, result }, onPreview, onCancel, onTake }: { opened: Opened; onPreview: LoadFileProps['onPreview']; onCancel: () => void; onTake: (geometry: MultiPolygon) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { shapes, passedOver, dimensions } = result
  const [chosen, setChosen] = useState(0)
  const [flat, setFlat] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const shape = shapes[chosen]
  const show = useEffectEvent(onPreview)
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => { if (shape) show(flatten(shape.geometry)) }, [shape])
  const hasHeights = dimensions > 2
  const label = ({ name: called, vertices }: FoundShape, index: number): string => t('load.shape', { name: called || t('load.unnamed', { number: index + 1 }), vertices: format.number(vertices) })
  return (
    <section className="load-found" aria-label={t('load.found')}>
      <h2 ref={heading} tabIndex={-1}>{name}</h2>
      {shapes.length > 1
        ? (
          <fieldset>
            <legend>{t('load.which', { count: shapes.length })}</legend>
            <div className="load-shapes">
              {shapes.map((one, index) => (
                <label key={index}><input type="radio" name="load-shape" checked={chosen === index} onChange={() => setChosen(index)} />{label(one, index)}</label>
              ))}
            </div>
          </fieldset>
        )
        : shape && <p>{label(shape, 0)}</p>}
      {passedOver > 0 && <p className="quiet small">{t('load.passedOver', { count: passedOver })}</p>}
      {hasHeights && (
        <>
          <p className="small">{t('load.heights', { dimensions })}</p>
          <Check checked={flat} onChange={setFlat}>{t('load.dropHeights')}</Check>
        </>
      )}
      <p className="quiet small">{t('load.replaces')}</p>
      <div className="load-actions">
        <Button strong disabled={!shape || (hasHeights && !flat)} onClick={() => { if (shape) onTake(flatten(shape.geometry)) }}>{t('load.take')}</Button>
        <Button onClick={onCancel}>{t('load.cancel')}</Button>
      </div>
    </section>
  )
}

/** A file may be dropped anywhere on the page; whether one is being dragged over it now. */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const take = useEffectEvent(onFile)
  useEffect(() => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => { if (event.relatedTarget === null) setOver(false) }
    const drop = (event: DragEvent): void => {
      if (!hasFile(event)) return
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file) take(file)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}
