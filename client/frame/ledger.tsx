import { lazy, Suspense, useEffect, type ComponentType, type ReactElement } from 'react'
import type { LedgerTab } from '../permalink.ts'
import type { Highlight, LedgerPanelProps } from '../state/ledger-panel.ts'
import { useHighlight } from '../state/use-highlight.ts'
import { usePlace, usePlaceStore } from '../state/use-place.ts'
import { AsOf } from '../ui/as-of.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Guard } from './guard.tsx'

type PanelModule = Promise<{ Panel: ComponentType<LedgerPanelProps> }>
const panel = (load: () => PanelModule) => lazy(() => load().then(({ Panel }) => ({ default: Panel })))

const standards = panel(() => import('../features/standards/panel.tsx'))
const eligibility = panel(() => import('../features/eligibility/panel.tsx'))
const utility = panel(() => import('../features/utility/panel.tsx'))
const panels: Record<LedgerTab, readonly ComponentType<LedgerPanelProps>[]> = {
  'land-balance': [panel(() => import('../features/land-balance/panel.tsx'))],
  'clean-land': [panel(() => import('../features/clean-land/panel.tsx'))],
  'sme-quota': [panel(() => import('../features/sme-quota/panel.tsx'))],
  occupancy: [panel(() => import('../features/occupancy/panel.tsx'))],
  standards: [standards, eligibility, utility],
}

/** A tab of the land ledger: the day it speaks of, and its panels one under the other. */
export function Ledger({ code, tab, mark }: { code: string; tab: LedgerTab; mark: (highlight: Highlight | null) => void }): ReactElement {
  const store = usePlaceStore()
  const { asOf } = usePlace()
  const onHighlight = useHighlight(code, mark)
  // What one tab, or one day, pointed out means nothing in the next.
  useEffect(() => () => onHighlight(null), [onHighlight, tab, asOf])
  return (
    <>
      <AsOf value={asOf} onChange={(day) => store.change({ asOf: day }, 'replace')} />
      {panels[tab].map((Panel, index) => (
        <Guard key={`${tab}${index}`}>
          <Suspense fallback={<PanelSkeleton />}>
            <Panel code={code} asOf={asOf ?? undefined} onHighlight={onHighlight} />
          </Suspense>
        </Guard>
      ))}
    </>
  )
}
