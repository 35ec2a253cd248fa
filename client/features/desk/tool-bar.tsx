import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words.ts'
import type { Pen, Selection, Tool } from '../../map/draw/drawing.ts'
import type { Target } from '../../state/drawing/shapes.ts'
import { Check } from '../../ui/check.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ToolIcon, type ToolIconName } from '../../ui/tool-icon.tsx'
import './tool-bar.css'
import type { SnapChoice } from './use-pen.ts'
import { needsShape, toolKeys } from './use-tool-keys.ts'

/** What a press does besides choosing a tool: asks first how (`panel`), or does it at once. */
export type Operation = 'divide' | 'merge' | 'align' | 'remove'

interface ToolBarProps {
  tool: Tool
  pen: Pen
  /** `byKeyboard`: the pen wants the focus. */
  onTool: (tool: Tool, pen?: Pen, byKeyboard?: boolean) => void
  target: Target | null
  /** Whether the target has a shape already. */
  hasShape: boolean
  selection: Selection | null
  onOperation: (operation: Operation) => void
  /** The operation whose form is open. */
  open: Operation | null
  snaps: SnapChoice
  onSnaps: (snaps: SnapChoice) => void
  /** In one line above a phone's sheet; else with words, in groups. */
  compact?: boolean
  /** The form of the open operation. */
  children?: ReactNode
}

const icons: Record<Tool | Operation, ToolIconName> = {
  select: 'select', move: 'move', polygon: 'polygon', rectangle: 'rectangle', freehand: 'freehand', hole: 'hole', part: 'part', cut: 'cut', 'split-line': 'splitLine',
  divide: 'divide', merge: 'merge', align: 'align', remove: 'remove',
}

const groups = [
  { name: 'edit', tools: ['select', 'move'] },
  { name: 'draw', tools: ['polygon', 'rectangle', 'freehand'] },
  { name: 'change', tools: ['part', 'hole', 'cut'] },
  { name: 'divide', tools: ['split-line'] },
] as const satisfies readonly { name: string; tools: readonly Tool[] }[]
const pens: readonly Pen[] = ['polygon', 'rectangle', 'freehand']
const operationsOf = (group: string): readonly Operation[] => (group === 'divide' ? ['divide', 'merge'] : group === 'change' ? ['align', 'remove'] : [])

/** The tools of the desk; what cannot be done now says why. */
export function ToolBar({ tool, pen, onTool, target, hasShape, selection, onOperation, open, snaps, onSnaps, compact = false, children }: ToolBarProps): ReactElement {
  const { t } = useTranslation()
  const why = (one: Tool | Operation): string | null => {
    if (one === 'merge') return target === 'boundary' || target === null ? t('desk.whyNot.plot') : null
    if (one === 'remove') return selection || (target !== 'boundary' && target !== null) ? null : t('desk.whyNot.selection')
    if (one === 'divide' || one === 'align' || needsShape(one)) return hasShape ? null : t('desk.whyNot.shape')
    return null
  }
  // A finger sees no title: what is pressed although it is barred says why.
  const [barred, setBarred] = useState<Tool | Operation | null>(null)
  const whyBarred = barred && why(barred)
  const sketchesWithPen = tool === 'hole' || tool === 'part' || tool === 'cut'
  return (
    <div className="tool-bar" data-compact={compact || undefined}>
      <div className="tool-groups" role="toolbar" aria-label={t('desk.tools')} onKeyDown={moveAlong}>
        {groups.map(({ name, tools }) => (
          <div key={name} className="tool-group" role="group" aria-label={t(`desk.group.${name}`)}>
            {!compact && <p className="tool-group-name" aria-hidden="true">{t(`desk.group.${name}`)}</p>}
            {tools.map((one) => {
              const reason = why(one)
              return (
                <ToolButton
                  key={one} icon={icons[one]} label={t(`desk.tool.${one}`)} title={reason ?? `${t(`desk.toolTitle.${one}`)} (${toolKeys[one].toUpperCase()})`} tool={one} isPressed={tool === one && open === null} isBarred={reason !== null}
                  onClick={(byKeyboard) => { setBarred(one); if (reason === null) onTool(one, undefined, byKeyboard) }}
                />
              )
            })}
            {operationsOf(name).map((one) => {
              const reason = why(one)
              return <ToolButton key={one} icon={icons[one]} label={t(`desk.operation.${one}`)} title={reason ?? t(`desk.operationTitle.${one}`)} isPressed={open === one} isBarred={reason !== null} onClick={() => { setBarred(one); if (reason === null) onOperation(one) }} />
            })}
          </div>
        ))}
      </div>
      <p className="tool-why" role="status">{whyBarred}</p>
      {sketchesWithPen && <Segmented label={t('desk.pen')} labelled={!compact} value={pen} onChange={(next) => onTool(tool, next)} options={pens.map((value) => ({ value, label: t(`desk.tool.${value}`) }))} />}
      {children}
      {!compact && (
        <div className="tool-snaps">
          <Check checked={snaps.vertices} onChange={(vertices) => onSnaps({ ...snaps, vertices })}>{t('desk.snaps.vertices')}</Check>
          <Check checked={snaps.edges} onChange={(edges) => onSnaps({ ...snaps, edges })}>{t('desk.snaps.edges')}</Check>
          <Check checked={snaps.together} onChange={(together) => onSnaps({ ...snaps, together })}>{t('desk.snaps.together')}</Check>
        </div>
      )}
    </div>
  )
}

function ToolButton({ icon, label, title, tool, isPressed, isBarred, onClick }: { icon: ToolIconName; label: string; title: string; tool?: Tool; isPressed: boolean; isBarred: boolean; onClick: (byKeyboard: boolean) => void }): ReactElement {
  return (
    // Barred rather than disabled: who reads by keyboard finds it, and its title says why.
    <button type="button" className="tool" data-tool={tool} aria-label={label} title={title} aria-pressed={isPressed} aria-disabled={isBarred || undefined} onClick={(event) => onClick(event.detail === 0)}>
      <ToolIcon name={icon} />
      <span>{label}</span>
    </button>
  )
}

/** Arrow keys go along the tools, as in every toolbar. */
function moveAlong(event: React.KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  event.preventDefault()
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}
