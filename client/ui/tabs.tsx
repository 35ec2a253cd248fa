import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react'
import './tabs.css'

interface TabsProps<T extends string> {
  label: string
  tabs: readonly { value: T; label: string }[]
  open: T
  /** `browsing`: with the arrow keys, on the way to another tab. */
  onOpen: (value: T, browsing: boolean) => void
  /** Id of the one panel the tabs share. */
  panelId: string
}

/** The id of a tab, which names its panel. */
export const tabId = (panelId: string, value: string): string => `${panelId}-${value}`

/** One line of tabs: arrows, Home and End open them, and the open one is always in sight. */
export function Tabs<T extends string>({ label, tabs, open, onOpen, panelId }: TabsProps<T>): ReactElement {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>('[aria-selected="true"]')
    // Only sideways: the page must not move to where the tabs are.
    if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - (bar.current.clientWidth - tab.offsetWidth) / 2
  }, [open, label])

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ value }) => value === open)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    onOpen(next.value, true)
    document.getElementById(tabId(panelId, next.value))?.focus({ preventScroll: true })
  }

  return (
    <div ref={bar} className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ value, label: word }) => (
        <button
          key={value}
          id={tabId(panelId, value)}
          type="button"
          role="tab"
          className="tab"
          data-label={word}
          aria-selected={value === open}
          aria-controls={panelId}
          tabIndex={value === open ? 0 : -1}
          onClick={() => onOpen(value, false)}
        >
          {word}
        </button>
      ))}
    </div>
  )
}
