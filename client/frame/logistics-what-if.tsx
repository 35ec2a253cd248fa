import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LandChange } from '../../api/contract/land-scenario.ts'
import { BeforeAfter } from '../features/land-scenario/before-after.tsx'
import { PlotChoice } from '../features/land-scenario/plot-choice.tsx'
import { useKeepScenario, useRehearse, useScenario, useScenarioPlots, useScenarios } from '../features/land-scenario/use-scenario.ts'
import { useLogisticsZones } from '../features/logistics-zone/use-logistics.ts'
import '../i18n/logistics-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { useSignInLink } from '../state/use-sign-in-link.ts'
import { useLink } from '../state/use-link.ts'
import { Button } from '../ui/button.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Failure } from '../ui/failure.tsx'
import { SelectField, TextArea, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { LogisticsProps } from './logistics-tabs.ts'

/** What becomes of a zone when plots change their use: tried by boards, kept by name, shown to whoever has the link. */
export function LogisticsWhatIf({ room, account, change, show }: LogisticsProps): ReactElement {
  const { t } = useTranslation()
  const signIn = useSignInLink()
  const titleOf = useZoneTitle()
  const zones = useLogisticsZones(null)
  useEffect(() => show([]), [show])
  if (room.scenario !== null) return <Kept scenario={room.scenario} />
  if (account === null) return <Notice icon="info" title={t('landScenario.signInTitle')} actions={<a className="button" {...signIn}>{t('landScenario.signIn')}</a>}><p>{t('landScenario.signInText')}</p></Notice>
  const own = zones.data?.zones.filter(({ plots, zone }) => plots > 0 && (account.role === 'admin' || account.provinces.includes(zone.provinceCode))) ?? []
  return (
    <>
      <p className="quiet small">{t('landScenario.intro')}</p>
      <SelectField label={t('landScenario.zone')} value={room.zone ?? ''} onChange={(event) => change({ zone: event.target.value || null })}>
        <option value="">{t('landScenario.choose')}</option>
        {own.map(({ zone }) => <option key={zone.code} value={zone.code}>{titleOf(zone)}</option>)}
      </SelectField>
      {room.zone !== null && <Trial key={room.zone} code={room.zone} />}
    </>
  )
}

function Trial({ code }: { code: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const link = useLink()
  const plots = useScenarioPlots(code)
  const kept = useScenarios(code)
  const rehearse = useRehearse(code)
  const keep = useKeepScenario(code)
  const [changes, setChanges] = useState<LandChange[]>([])
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const choose = (next: LandChange[]): void => { setChanges(next); rehearse.reset(); keep.reset() }
  const ha = plots.data?.plots.filter(({ code: one }) => changes.some(({ plot }) => plot === one)).reduce((sum, one) => sum + one.ha, 0) ?? 0
  const scenarioLink = (key: string) => link({ room: { name: 'logistics', tab: 'what-if', weights: [20, 15, 20, 15, 10, 10, 10, 5, 10, 10], zone: null, scenario: key } })
  return (
    <Loaded query={plots} skeleton={<PanelSkeleton />}>
      {(data) => (
        <>
          {data.plots.length === 0 ? <Notice icon="info"><p>{t('landScenario.noPlots')}</p></Notice> : <PlotChoice plots={data.plots} changes={changes} onChange={choose} />}
          <div className="logistics-do">
            <span role="status">{changes.length === 0 ? t('landScenario.none') : t('landScenario.chosen', { count: changes.length, formatted: format.number(changes.length), ha: format.number(ha) })}</span>
            {changes.length > 0 && <Button onClick={() => choose([])}>{t('landScenario.clear')}</Button>}
            <Button strong disabled={changes.length === 0 || rehearse.isPending} onClick={() => rehearse.mutate(changes)}>{t('landScenario.compute')}</Button>
          </div>
          {rehearse.isError && <Failure error={rehearse.error} onRetry={() => rehearse.mutate(changes)} />}
          {rehearse.data && <BeforeAfter effect={rehearse.data} />}
          {rehearse.data && (
            <section>
              <TextField label={t('landScenario.name')} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
              <TextArea label={t('landScenario.note')} value={note} maxLength={2000} rows={2} onChange={(event) => setNote(event.target.value)} />
              <div className="logistics-do"><Button strong disabled={name.trim() === '' || keep.isPending} onClick={() => keep.mutate({ name: name.trim(), note: note.trim() || null, changes })}>{t('landScenario.save')}</Button></div>
              {keep.isError && <Failure error={keep.error} onRetry={() => keep.reset()} />}
              {keep.data && <><p role="status">{t('landScenario.saved')}</p><CopyText text={new URL(scenarioLink(keep.data.key).href, location.origin).href} label={t('landScenario.link')} words={{ copy: t('landScenario.copy'), copied: t('landScenario.copied') }} /></>}
            </section>
          )}
          {(kept.data?.items.length ?? 0) > 0 && (
            <Disclosure title={t('landScenario.kept')} aside={format.number(kept.data?.items.length ?? 0)}>
              <ul className="logistics-list">
                {kept.data?.items.map((one) => <li key={one.key} className="logistics-row"><div className="logistics-line"><strong>{one.name}</strong><a className="button" {...scenarioLink(one.key)}>{t('landScenario.open')}</a></div><p className="quiet small">{t('landScenario.by', { author: one.author, date: format.moment(one.savedAt) })}</p></li>)}
              </ul>
            </Disclosure>
          )}
        </>
      )}
    </Loaded>
  )
}

function Kept({ scenario: key }: { scenario: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const isVi = useLanguage() === 'vi'
  const query = useScenario(key)
  return (
    <Loaded query={query} skeleton={<PanelSkeleton lines={8} />}>
      {({ scenario, effect, missingPlots }) => (
        <>
          <h2>{scenario.name}</h2>
          <p className="quiet small">{isVi ? scenario.zoneNameVi : scenario.zoneNameEn} · {t('landScenario.by', { author: scenario.author, date: format.moment(scenario.savedAt) })}</p>
          {scenario.note && <p>{scenario.note}</p>}
          {effect ? (
            <>
              <ul>{effect.changed.map(({ plot, ha, from, to }) => <li key={plot} className="small">{plot} ({format.number(ha)} ha): {t(`landUse.${from.landUse}`)} → {t(`landUse.${to.landUse}`)}{to.isLogistics && ` – ${t('logisticsZone.logistics')}`}</li>)}</ul>
              <BeforeAfter effect={effect} />
            </>
          ) : <Notice tone="warning" icon="warning"><p>{t('landScenario.gone', { plots: missingPlots.join(', ') })}</p></Notice>}
        </>
      )}
    </Loaded>
  )
}
