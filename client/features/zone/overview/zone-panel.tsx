import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneFeature } from '../../../../api/contract/zone.ts'
import { ApiProblem } from '../../../api.ts'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Failure } from '../failure.tsx'
import { useZone } from '../use-zones.ts'
import { useZoneName } from '../zone-name.ts'
import { Areas } from './areas.tsx'
import { Axes } from './axes.tsx'
import { Documents } from './documents.tsx'
import { Header } from './header.tsx'
import { History } from './history.tsx'
import { isSchematic } from './is-schematic.ts'
import { Land } from './land.tsx'
import { Missing } from './missing.tsx'
import { Parts } from './parts.tsx'
import { Related } from './related.tsx'
import { Relocations } from './relocations.tsx'
import { Reported } from './reported.tsx'
import { Sources } from './sources.tsx'
import { Where } from './where.tsx'
import './zone-panel.css'
import { ZoneSkeleton } from './zone-skeleton.tsx'

interface ZonePanelProps {
  code: string
  /** Moves the map to the zone. */
  onFit: (zone: ZoneFeature) => void
  /** Told once for each zone when it is there. */
  onLoaded: (zone: ZoneFeature) => void
  onClose: () => void
  /** The reader asked for it, so reading begins at its name. */
  takesFocus: boolean
  /** Begin with kind and name; a sheet shows them in its head. */
  headed: boolean
  /** Buttons at the end of the first line: close, fold. */
  buttons: ReactNode
}

/** Everything known about one zone. */
export function ZonePanel({ code, onFit, onLoaded, onClose, headed, takesFocus, buttons }: ZonePanelProps): ReactElement {
  const { t } = useTranslation()
  const nameOf = useZoneName()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, refetch } = useZone(code)
  const title = data ? t('app.title', { zone: nameOf(data.properties) }) : null

  useEffect(() => {
    if (title !== null) document.title = title
  }, [title])

  const loaded = data?.properties.code
  useEffect(() => {
    if (!data || data.properties.code !== code) return
    onLoaded(data)
    if (takesFocus) heading.current?.focus({ preventScroll: true })
    // Once for each zone: a refetch or a new callback is no reason to move the map or the focus.
  }, [loaded, code])

  if (error) {
    const missing = error instanceof ApiProblem && (error.problem.status === 404 || error.problem.status === 400)
    return (
      <div className="zone-panel">
        <div className="zone-panel-buttons">{buttons}</div>
        {missing
          ? <Notice icon="info" title={t('error.noZoneTitle', { code })} actions={<Button strong onClick={onClose}>{t('error.toMap')}</Button>} announced><p>{t('error.noZoneText')}</p></Notice>
          : <Failure error={error} onRetry={() => void refetch()} />}
      </div>
    )
  }
  if (!data) return <ZoneSkeleton buttons={buttons} />
  const zone = data.properties
  return (
    <article className="zone-panel">
      <Header zone={zone} headed={headed} heading={heading} onFit={zone.centre || data.bbox ? () => onFit(data) : null}>{buttons}</Header>
      <div className="zone-panel-scroll">
        {isSchematic(zone) && <Schematic />}
        <Areas zone={zone} />
        <Relocations relocations={zone.relocations} />
        <Axes zone={zone} />
        <Parts zone={zone} />
        <Reported figures={zone.reported} />
        <Land zone={zone} />
        <Where zone={zone} />
        <Related zone={zone} />
        <Documents documents={zone.planningDocuments} />
        <Missing />
        <Sources zone={zone} />
        <Disclosure title={t('zone.history.title')} level={3}><History code={code} /></Disclosure>
        <p className="zone-panel-legal">{t('app.notLegal')}</p>
      </div>
    </article>
  )
}

/** Says plainly that what the map shows of this zone is generated. */
function Schematic(): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="warning" icon="info" title={t('zone.schematicTitle')}>
      <p className="small">{t('zone.schematicText')}</p>
    </Notice>
  )
}
