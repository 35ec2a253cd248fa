import { lazy, Suspense, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ZoneSkeleton } from '../features/zone/overview/zone-skeleton.tsx'
import type { Atlas } from '../state/use-atlas.ts'
import type { Width } from '../state/use-browser.ts'
import { IconButton } from '../ui/button.tsx'

const ZonePanel = lazy(() => import('../features/zone/overview/zone-panel.tsx').then((module) => ({ default: module.ZonePanel })))

/** A zone's panel, fetched when the first zone is opened. In a sheet, name and buttons stand in its head. */
export function ZoneRoom({ code, atlas, width, onLeave }: { code: string; atlas: Atlas; width: Width; onLeave: () => void }): ReactElement {
  const { t } = useTranslation()
  const inSheet = width === 'phone'
  const close = inSheet ? null : <IconButton icon="close" label={t('zone.close')} onClick={onLeave} />
  return (
    <Suspense fallback={<ZoneSkeleton buttons={close} />}>
      <ZonePanel
        code={code}
        onFit={(zone) => atlas.fit([zone])}
        onLoaded={atlas.onZoneLoaded}
        onClose={onLeave}
        headed={!inSheet}
        takesFocus={width === 'narrow'}
        buttons={close}
      />
    </Suspense>
  )
}
