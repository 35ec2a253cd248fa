import { useEffect, useId, useRef, useState, type PointerEvent, type ReactElement, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule } from '../../api/contract/ledger.ts'
import type { Basis } from '../../api/contract/zone.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useUnits } from '../i18n/use-units.ts'
import './figure.css'
import { Quantity } from './quantity.tsx'
import { RuleLines } from './rule-lines.tsx'

/** What went into a figure: a number in `unit`, or text as it is. */
export interface FigureInput {
  label: string
  value: number | string | null
  unit?: string
}

export interface FigureProps {
  /** A number is written in the reader's language; text is shown as it is; null is "no data yet". */
  value: number | string | null
  /** As in the contract (ha, percent, m3_per_day …); a unit nobody named is shown as it is. */
  unit?: string
  /** Stands above the number, and names it to a screen reader. */
  label?: string
  /** Names the number to a screen reader where the words stand elsewhere on the screen. */
  name?: string
  /** The formula in words: "đất công nghiệp × 3 %". */
  formula?: string
  /** The numbers of the formula, in its order. */
  inputs?: readonly FigureInput[]
  /** The thresholds that were applied; null ones are left out. */
  rules?: readonly (Rule | null)[]
  /** The document the number was read in. */
  source?: string | null
  /** What the number rests on, said below it. */
  basis?: Basis | null
  /** The day, as an EDTF date, the number is true of. */
  asOf?: string | null
  /** At most so many decimals. */
  decimals?: number
  size?: 'small' | 'normal' | 'large'
}

const hoverDelayMs = 250
const leaveDelayMs = 150

/** A number with its unit. Hovering shows how it was made, a click opens that in place, and what is open is printed. Never inside a paragraph. */
export function Figure({ value, unit, label, name, formula, inputs = [], rules = [], source, basis, asOf, decimals = 2, size = 'normal' }: FigureProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const units = useUnits()
  const [open, setOpen] = useState(false)
  const detail = useId()
  const hover = useHover(open)
  const held = rules.filter((rule) => rule !== null)
  const opens = Boolean(formula || inputs.length > 0 || held.length > 0 || source)

  const number = value === null ? <span className="figure-none">{t('number.none')}</span>
    : typeof value === 'string' ? <Quantity value={value} unit={unit && units.word(unit)} />
      : <Quantity {...units.quantity(value, unit, decimals)} />
  const body = (
    <>
      {formula && <p className="figure-formula">{formula}</p>}
      {inputs.length > 0 && (
        <dl className="figure-inputs">
          {inputs.map((input) => (
            <div key={input.label}>
              <dt>{input.label}</dt>
              <dd>
                {input.value === null ? t('number.none')
                  : typeof input.value === 'string' ? <Quantity value={input.value} unit={input.unit && units.word(input.unit)} />
                    : <Quantity {...units.quantity(input.value, input.unit)} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {held.length > 0 && <RuleLines rules={held} />}
      {source && <p className="quiet">{t('number.source', { source })}</p>}
    </>
  )
  const ground = [asOf && t('number.asOf', { date: format.edtf(asOf) }), basis && t(`basis.${basis}`)].filter(Boolean).join(' · ')

  return (
    // Escape closes what is open here before it closes the panel around it.
    <div className={`figure figure-${size}`} data-open={open || undefined} onKeyDown={(event) => { if (open && event.key === 'Escape') { event.stopPropagation(); setOpen(false) } }}>
      {label && <span className="figure-label" aria-hidden={opens || undefined}>{label}</span>}
      {opens ? (
        <button
          ref={hover.anchor}
          type="button"
          className="figure-number figure-button"
          aria-expanded={open}
          aria-controls={detail}
          onClick={() => { hover.hide(); setOpen(!open) }}
          onPointerEnter={hover.enter}
          onPointerLeave={hover.leave}
        >
          {(label ?? name) && <span className="unseen">{label ?? name}: </span>}
          {number}
        </button>
      ) : <span className="figure-number">{!label && name && <span className="unseen">{name}: </span>}{number}</span>}
      {ground && <span className="figure-ground">{ground}</span>}
      {opens && <div id={detail} className="figure-detail" hidden={!open}>{open && body}</div>}
      {opens && !open && (
        // The same as a click opens, so a screen reader need not hear of it twice.
        <div ref={hover.card} className="figure-hover" popover="manual" aria-hidden="true" onPointerEnter={hover.enter} onPointerLeave={hover.leave}>
          {hover.shown && <div className="figure-detail">{body}</div>}
        </div>
      )}
    </div>
  )
}

interface Hover {
  anchor: RefObject<HTMLButtonElement | null>
  card: RefObject<HTMLDivElement | null>
  shown: boolean
  enter: (event: PointerEvent) => void
  leave: () => void
  hide: () => void
}

/** A card in the top layer, so that no scrolling panel cuts it off; it stays while the mouse is on it and goes with Escape. */
function useHover(open: boolean): Hover {
  const anchor = useRef<HTMLButtonElement>(null)
  const card = useRef<HTMLDivElement>(null)
  const timer = useRef(0)
  const [shown, setShown] = useState(false)

  const after = (ms: number, next: boolean): void => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setShown(next), ms)
  }
  const hide = (): void => {
    clearTimeout(timer.current)
    setShown(false)
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    const element = card.current
    const at = anchor.current?.getBoundingClientRect()
    if (!shown || open || !element || !at) return
    element.showPopover()
    const { width, height } = element.getBoundingClientRect()
    element.style.left = `${Math.max(12, Math.min(at.left, window.innerWidth - width - 12))}px`
    element.style.top = `${at.bottom + 4 + height <= window.innerHeight ? at.bottom + 4 : Math.max(12, at.top - 4 - height)}px`
    const onKey = (event: KeyboardEvent): void => { if (event.key === 'Escape') setShown(false) }
    const onScroll = (): void => setShown(false)
    window.addEventListener('keydown', onKey)
    window.addEventListener('scroll', onScroll, true)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('scroll', onScroll, true)
      if (element.isConnected && element.matches(':popover-open')) element.hidePopover()
    }
  }, [shown, open])

  return {
    anchor, card, shown, hide,
    enter: (event) => { if (event.pointerType === 'mouse' && !open) after(hoverDelayMs, true) },
    leave: () => after(leaveDelayMs, false),
  }
}
