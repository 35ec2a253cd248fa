import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandChange, LandScenario } from '../../api/contract/land-scenario.ts'
import { BeforeAfter } from '../features/land-scenario/before-after.tsx'
import { PlotChoice } from '../features/land-scenario/plot-choice.tsx'
import { PlotSides } from '../features/land-scenario/plot-sides.tsx'
import { useKeepScenario, useRehearse, useScenarioPlots } from '../features/land-scenario/use-scenario.ts'
import '../i18n/logistics-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { isClash } from '../state/is-clash.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { LogisticsProps } from './logistics-tabs.ts'

interface TrialProps extends Pick<LogisticsProps, 'show' | 'goTo' | 'takePicks'> {
  code: string
  /** The kept what-if that is changed; null: a new one. */
  kept: LandScenario | null
  onKept: (scenario: LandScenario) => void
  /** Leaves a kept one as it is. */
  onLeave?: () => void
}

/** Tries plots of a zone with other uses, and keeps what was tried by name. */
export function Trial({ code, kept, onKept, onLeave, show, goTo, takePicks }: TrialProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const plots = useScenarioPlots(code)
  const rehearse = useRehearse(code)
  const keep = useKeepScenario(code, kept)
  const [asked, setAsked] = useState<readonly LandChange[]>(kept?.changes ?? [])
  const [name, setName] = useState(kept?.name ?? '')
  const [note, setNote] = useState(kept?.note ?? '')
  // Plots that a kept what-if names may be there no more.
  const changes = useMemo(() => asked.filter(({ plot }) => plots.data?.plots.some((one) => one.code === plot)), [asked, plots.data])
  const changed = useMemo(() => changes.flatMap(({ plot, landUse, isLogistics }) => {
    const found = plots.data?.plots.find((one) => one.code === plot)
    return found ? [{ plot, ha: found.ha, geometry: found.geometry, from: { landUse: found.landUse, isLogistics: found.isLogistics }, to: { landUse, isLogistics } }] : []
  }), [changes, plots.data])
  const [picked, setPicked] = useState<{ readonly plot: number } | null>(null)
  const isTrying = changes.length > 0
  // A plot that is clicked on the map is found in the list; nothing that was tried is left by a click.
  useEffect(() => {
    takePicks((zone, plot) => {
      if (zone === code && plot !== null) setPicked({ plot })
      return zone === code || isTrying
    })
    return () => takePicks(null)
  }, [takePicks, code, isTrying])
  const choose = (next: LandChange[]): void => { setAsked(next); rehearse.reset(); keep.reset() }
  const save = (): void => keep.mutate({ name: name.trim(), note: note.trim() || null, changes }, { onSuccess: onKept })
  return (
    <Loaded query={plots} skeleton={<PanelSkeleton />}>
      {(data) => (
        <>
          {data.plots.length === 0 ? <Notice icon="info"><p>{t('landScenario.noPlots')}</p></Notice> : <PlotChoice plots={data.plots} picked={picked} changes={changes} onChange={choose} />}
          <div className="logistics-do">
            <span role="status">{changes.length === 0 ? t('landScenario.none') : t('landScenario.chosen', { count: changes.length, formatted: format.number(changes.length), ha: format.number(changed.reduce((sum, { ha }) => sum + ha, 0)) })}</span>
            {changes.length > 0 && <Button onClick={() => choose([])}>{t('landScenario.clear')}</Button>}
            <Button strong={kept === null} disabled={changes.length === 0 || rehearse.isPending} onClick={() => rehearse.mutate(changes)}>{t('landScenario.compute')}</Button>
          </div>
          <PlotSides plots={changed} show={show} goTo={goTo} />
          {rehearse.isError && <Failure error={rehearse.error} onRetry={() => rehearse.mutate(changes)} />}
          {rehearse.data && <BeforeAfter effect={rehearse.data} />}
          {(kept || rehearse.data) && (
            <section>
              <TextField label={t('landScenario.name')} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
              <TextArea label={t('landScenario.note')} value={note} maxLength={2000} rows={2} onChange={(event) => setNote(event.target.value)} />
              {isClash(keep.error) ? <Notice tone="warning" icon="warning" announced><p>{t('landScenario.conflict')}</p></Notice> : keep.isError && <Failure error={keep.error} onRetry={save} />}
              <div className="logistics-do">
                <Button strong disabled={name.trim() === '' || changes.length === 0 || keep.isPending} onClick={save}>{t(kept ? 'landScenario.saveChange' : 'landScenario.save')}</Button>
                {onLeave && <Button onClick={onLeave}>{t('landScenario.cancel')}</Button>}
              </div>
            </section>
          )}
        </>
      )}
    </Loaded>
  )
}
