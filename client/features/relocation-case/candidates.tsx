import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationCandidate, RelocationNeed } from '../../../api/contract/relocation-case.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import './relocation-case.css'

/** Where a case can go, best first, each with its reasons. */
export function CandidateList({ candidates }: { candidates: readonly RelocationCandidate[] }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const [most, setMost] = useState(6)
  if (candidates.length === 0) return <p className="quiet">{t('cases.noCandidates')}</p>
  const chips = (needs: readonly RelocationNeed[], tone: 'good' | 'error' | 'plain', icon: 'check' | 'close' | 'question', said: string): ReactElement[] =>
    needs.map((need) => <Chip key={need} tone={tone} icon={icon}>{t(`cases.needsWords.${need}`)}<span className="unseen">: {said}</span></Chip>)
  return (
    <>
      <p className="quiet small">{t('cases.candidatesText')}</p>
      <ul className="case-candidates">
        {candidates.slice(0, most).map((one) => (
          <li key={one.site}>
            <div className="case-line"><strong>{titleOf(one.zone)}</strong>{one.isNamed && <Chip icon="pin">{t('cases.named')}</Chip>}</div>
            <p className="quiet small">
              {format.number(one.ha)} ha {t(`cases.kinds.${one.kind}`)}{one.basis !== null && ` (${t(`basis.${one.basis}`)})`}
              {one.kind === 'being_cleared' && ` · ${one.readyOn === null ? t('cases.noReadyDay') : t('cases.readyOn', { date: format.edtf(one.readyOn) })}`}
              {one.kind === 'declared' && ` · ${t('cases.declaredAsOf', { date: format.edtf(one.declaredAsOf) })}`}
              {' · '}{one.km === null ? t('cases.noPlace') : format.distance(one.km * 1000)}
            </p>
            <FreeLine what="wastewater" free={one.wastewaterFreeM3} unit={t('cases.perDay')} unstated={one.wastewaterUnstated} />
            <FreeLine what="power" free={one.powerFreeMva} unit="MVA" unstated={one.powerUnstated} />
            <div className="case-chips">{chips(one.met, 'good', 'check', t('cases.met'))}{chips(one.missed, 'error', 'close', t('cases.missed'))}{chips(one.unknown, 'plain', 'question', t('cases.notJudged'))}</div>
          </li>
        ))}
      </ul>
      {candidates.length > most && <Button onClick={() => setMost(most + 20)}>{t('cases.moreCandidates', { count: candidates.length - most, formatted: format.number(candidates.length - most) })}</Button>}
    </>
  )
}

/** What the zone has left of one thing; nothing where nobody told and nobody is missing from the sum. */
function FreeLine({ what, free, unit, unstated }: { what: 'wastewater' | 'power'; free: number | null; unit: string; unstated: number }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (free === null && unstated === 0) return null
  return <p className="quiet small">{free === null ? `${t(`cases.${what}`)}: ${t('cases.unknown')}` : t('cases.freeLine', { what: t(`cases.${what}`), free: format.number(Math.max(0, free)), unit })}{unstated > 0 && ` · ${t('cases.freeUnstated', { count: unstated, formatted: format.number(unstated) })}`}</p>
}
