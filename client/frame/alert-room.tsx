import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertForm } from '../features/land-alert/alert-form.tsx'
import { AlertLink } from '../features/land-alert/alert-link.tsx'
import { useSayWish } from '../features/land-search/say-search.ts'
import '../i18n/find-land-words.ts'
import '../i18n/question-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { askedWishes, findLandQuery, findLandRoom, noSearch, type LandSearch } from '../permalink-find-land.ts'
import type { AlertsRoom as Room } from '../permalink-question.ts'
import { useFormPass } from '../state/use-form-pass.ts'
import { useLink } from '../state/use-link.ts'
import { usePlace } from '../state/use-place.ts'
import { Chip } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import './alert-room.css'
import { Loaded } from './loaded.tsx'
import { PageRoom } from './page-room.tsx'
import { useNameOfProvince } from './use-province-options.ts'

/** Alerts about land: asked for, confirmed, ended. */
export function AlertRoom({ room }: { room: Room }): ReactElement {
  const { t } = useTranslation()
  const title = room.part === 'new' ? t('alert.title') : room.part === 'confirm' ? t('alert.confirmTitle') : t('alert.endTitle')
  return (
    <PageRoom title={title} pageTitle={t('alert.pageTitle')} narrow>
      {room.part === 'new' ? <NewAlert search={room.search ?? noSearch} />
        : room.key === null ? <Notice tone="warning" icon="warning"><p>{t('alert.keyMissing')}</p></Notice>
        : <AlertLink part={room.part} linkKey={room.key} />}
    </PageRoom>
  )
}

function NewAlert({ search }: { search: LandSearch }): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const { filter } = usePlace()
  const [isSent, setSent] = useState(false)
  const pass = useFormPass('land_alert')
  const said = useSayAll(search)
  if (isSent) return <Notice icon="check" title={t('alert.confirmFirst')} announced><p>{t('alert.confirmFirstText')}</p></Notice>
  return (
    <section className="page-part" aria-label={t('alert.title')}>
      <p>{t('alert.intro')} <span className="quiet">{t('alert.real')}</span></p>
      <h2>{t('alert.wishes')}</h2>
      <ul className="alert-wishes">{(said.length > 0 ? said : [t('alert.anything')]).map((wish) => <li key={wish}><Chip>{wish}</Chip></li>)}</ul>
      <p><a {...link({ room: { ...findLandRoom, search, view: 'wishes' } })}>{t('alert.change')}</a></p>
      <Loaded query={pass} skeleton={<Skeleton width="100%" height={200} />}>
        {(given) => given.isMailSetUp
          ? <AlertForm query={new URLSearchParams(findLandQuery(filter, search, 'fit', null)).toString()} pass={given} onStale={() => void pass.refetch()} onSent={() => setSent(true)} />
          : <Notice tone="warning" icon="info" title={t('alert.noMail')}><p>{t('alert.noMailText')}</p></Notice>}
      </Loaded>
    </section>
  )
}

/** Everything that is asked, in words. */
function useSayAll(search: LandSearch): string[] {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useSayWish()
  const { filter } = usePlace()
  const nameOfProvince = useNameOfProvince()
  return [
    ...askedWishes(search).map((wish) => say(search, wish)),
    ...(filter.q.trim() ? [t('landSearch.said.q', { text: filter.q.trim() })] : []),
    ...filter.province.map(nameOfProvince), ...filter.formerProvince, ...filter.kind.map((kind) => t(`kind.name.${kind}`)), ...filter.status.map((status) => t(`status.${status}`)),
    ...search.zone.map((code) => t('landSearch.said.zone', { code })),
    ...(search.within ? [t('landSearch.said.drawn')] : []), ...(search.around ? [t('landSearch.said.around', { formatted: format.number(search.around.km) })] : []),
  ]
}
