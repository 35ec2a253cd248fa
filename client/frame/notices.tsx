import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapProblem } from '../map/map-status.ts'
import { useOnline } from '../state/use-browser.ts'
import { usePlaceStore } from '../state/use-place.ts'
import { IconButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** What concerns the whole screen: no network, a link half understood, map data that did not come. */
export function Notices({ mapProblem }: { mapProblem: MapProblem | null }): ReactElement {
  const { t } = useTranslation()
  const online = useOnline()
  const { ignored } = usePlaceStore()
  const [dismissed, setDismissed] = useState(false)
  return (
    <>
      {!online && <Notice tone="warning" icon="offline" announced><p className="small">{t('app.offline')}</p></Notice>}
      {online && mapProblem && mapProblem.kind !== 'webgl' && (
        <Notice tone="warning" icon="warning" announced><p className="small">{mapProblem.kind === 'basemap' ? t('error.basemapText') : t('error.tilesText')}</p></Notice>
      )}
      {ignored.length > 0 && !dismissed && (
        <div className="dismissible">
          <Notice tone="warning" icon="info" announced>
            <p className="small">{t('app.ignored', { parts: ignored.map(({ parameter, value }) => `${parameter}=${value}`).join(', ') })}</p>
          </Notice>
          <IconButton icon="close" label={t('app.dismiss')} onClick={() => setDismissed(true)} />
        </div>
      )}
    </>
  )
}
