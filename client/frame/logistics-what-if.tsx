import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownScenario } from '../../api/contract/land-scenario.ts'
import { BeforeAfter } from '../features/land-scenario/before-after.tsx'
import { PlotSides } from '../features/land-scenario/plot-sides.tsx'
import { useEndScenario, useScenario, useScenarios } from '../features/land-scenario/use-scenario.ts'
import { useLogisticsZones } from '../features/logistics-zone/use-logistics.ts'
import { boxOf, boxOfAreas } from '../geometry/box.ts'
import '../i18n/logistics-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { logisticsRoom } from '../permalink-logistics.ts'
import { useLink } from '../state/use-link.ts'
import { useSignInLink } from '../state/use-sign-in-link.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { SelectField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { LogisticsProps } from './logistics-tabs.ts'
import { Trial } from './logistics-trial.tsx'

/** What becomes of a zone when plots change their use: tried by boards, kept by name, shown to whoever has the link. */
export function LogisticsWhatIf({ room, account, change, follow, show, goTo, takePicks }: LogisticsProps): ReactElement {
  const { t } = useTranslation()
  const signIn = useSignInLink()
  const titleOf = useZoneTitle()
  const zones = useLogisticsZones(null)
  const [justKept, setJustKept] = useState<string | null>(null)
  const chosen = zones.data?.zones.find(({ zone }) => zone.code === room.zone)
  useEffect(() => { if (room.scenario === null) follow('zone', room.zone, chosen ? boxOf(chosen) : null) }, [room.scenario, room.zone, chosen, follow])
  if (room.scenario !== null) return <OneKept key={room.scenario} scenario={room.scenario} isNew={room.scenario === justKept} {...{ account, change, follow, show, goTo, takePicks }} />
  if (account === null) return <Notice icon="info" title={t('landScenario.signInTitle')} actions={<a className="button" {...signIn}>{t('landScenario.signIn')}</a>}><p>{t('landScenario.signInText')}</p></Notice>
  const own = zones.data?.zones.filter(({ plots, zone }) => plots > 0 && (account.role === 'admin' || account.provinces.includes(zone.provinceCode))) ?? []
  return (
    <>
      <p className="quiet small">{t('landScenario.intro')}</p>
      <SelectField label={t('landScenario.zone')} value={room.zone ?? ''} onChange={(event) => change({ zone: event.target.value || null })}>
        <option value="">{t('landScenario.choose')}</option>
        {own.map(({ zone }) => <option key={zone.code} value={zone.code}>{titleOf(zone)}</option>)}
      </SelectField>
      {room.zone !== null && <KeptList room={room} code={room.zone} />}
      {room.zone !== null && <Trial key={room.zone} code={room.zone} kept={null} onKept={({ key }) => { setJustKept(key); change({ scenario: key, zone: null }) }} {...{ show, goTo, takePicks }} />}
    </>
  )
}

/** What is kept of a zone already. */
function KeptList({ room, code }: Pick<LogisticsProps, 'room'> & { code: string }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const link = useLink()
  const items = useScenarios(code).data?.items ?? []
  if (items.length === 0) return null
  return (
    <Disclosure title={t('landScenario.kept')} aside={format.number(items.length)}>
      <ul className="logistics-list">
        {items.map((one) => (
          <li key={one.key} className="logistics-row">
            <div className="logistics-line"><strong>{one.name}</strong><a className="button" aria-label={`${t('landScenario.open')}: ${one.name}`} {...link({ room: { ...room, zone: null, scenario: one.key } })}>{t('landScenario.open')}</a></div>
            <p className="quiet small">{t('landScenario.by', { author: one.author, date: format.moment(one.savedAt) })}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

type KeptProps = Pick<LogisticsProps, 'account' | 'change' | 'follow' | 'show' | 'goTo' | 'takePicks'> & { /** Kept a moment ago, here. */ isNew: boolean }

function OneKept({ scenario: key, ...parts }: KeptProps & { scenario: string }): ReactElement {
  const query = useScenario(key)
  return <Loaded query={query} skeleton={<PanelSkeleton lines={8} />}>{(found) => <Kept found={found} {...parts} />}</Loaded>
}

/** A kept what-if, for whoever has the link; who made it changes it and puts it away. */
function Kept({ found: { scenario, effect, missingPlots, mayChange }, isNew, account, change, follow, show, goTo, takePicks }: KeptProps & { found: ShownScenario }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const isVi = useLanguage() === 'vi'
  const end = useEndScenario(scenario)
  const link = useLink()
  const [isChanging, setChanging] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (isNew) heading.current?.focus() }, [isNew])
  useEffect(() => { if (effect) follow('zone', scenario.zone, boxOfAreas(effect.changed.map(({ geometry }) => geometry))) }, [effect, scenario.zone, follow])
  return (
    <>
      {account && <div><Button icon="foldLeft" onClick={() => change({ scenario: null, zone: scenario.zone })}>{t('landScenario.others')}</Button></div>}
      {isNew && <p role="status">{t('landScenario.saved')}</p>}
      <h2 ref={heading} tabIndex={-1}>{scenario.name}</h2>
      <p className="quiet small">{isVi ? scenario.zoneNameVi : scenario.zoneNameEn} · {t('landScenario.by', { author: scenario.author, date: format.moment(scenario.savedAt) })}</p>
      {isChanging ? <Trial code={scenario.zone} kept={scenario} onKept={() => setChanging(false)} onLeave={() => setChanging(false)} {...{ show, goTo, takePicks }} /> : (
        <>
          {scenario.note && <p>{scenario.note}</p>}
          <p className="quiet small">{t('landScenario.forWhoever')}</p>
          <CopyText text={new URL(link({ room: { ...logisticsRoom, tab: 'what-if', scenario: scenario.key }, view: null }).href, location.origin).href} label={t('landScenario.link')} words={{ copy: t('landScenario.copy'), copied: t('landScenario.copied') }} />
          {mayChange && (
            <div className="logistics-do">
              <Button icon="pen" onClick={() => setChanging(true)}>{t('landScenario.changeIt')}</Button>
              <Confirm label={t('landScenario.end')} question={t('landScenario.endAsk')} no={t('landScenario.cancel')} failed={t('landScenario.endFailed')}
                onConfirm={async () => { await end.mutateAsync(); change({ scenario: null, zone: scenario.zone }, 'replace') }} />
            </div>
          )}
          {effect ? (
            <>
              <PlotSides plots={effect.changed} show={show} goTo={goTo} />
              <BeforeAfter effect={effect} />
            </>
          ) : <Notice tone="warning" icon="warning"><p>{t('landScenario.gone', { plots: missingPlots.join(', ') })}</p></Notice>}
        </>
      )}
    </>
  )
}
