import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationReceivers } from '../../../api/contract/relocation-plan.ts'
import '../../i18n/relocation-case-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useZoneTitle } from '../../i18n/use-zone-title.ts'
import { useZoneLink } from '../../state/use-link.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import './receiver.css'

type Site = RelocationReceivers['zones'][number]

/** Where land can be received, those that decisions name first, also without any land yet. */
export function SiteList({ zones, onShow }: { zones: readonly Site[]; onShow: (site: Site) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const titleOf = useZoneTitle()
  const zoneLink = useZoneLink()
  const [most, setMost] = useState(10)
  if (zones.length === 0) return <p className="quiet">{t('receiving.none')}</p>
  return (
    <>
      <ul className="balance-sites">
        {zones.slice(0, most).map((one) => (
          <li key={one.zone.code}>
            <div className="balance-head"><a {...zoneLink(one.zone.code)}>{titleOf(one.zone)}</a>{one.basis !== null && <Chip icon="info">{t(`basis.${one.basis}`)}</Chip>}</div>
            <p className="quiet small">{said(one).join(' · ')}</p>
            {one.namedFor.length > 0 && <p className="quiet small">{t('receiving.namedFor', { zones: one.namedFor.join(', ') })}</p>}
            {one.note !== null && <p className="quiet small">{t('receiving.note')} <span lang="vi">{one.note}</span></p>}
            {one.blocks.some(({ point }) => point !== null) && <Button onClick={() => onShow(one)}>{t('receiving.show')}</Button>}
          </li>
        ))}
      </ul>
      {zones.length > most && <Button onClick={() => setMost(most + 50)}>{t('receiving.more', { count: zones.length - most, formatted: format.number(zones.length - most) })}</Button>}
    </>
  )

  function said(one: Site): string[] {
    const ha = format.number
    const ready = one.blocks.filter(({ kind }) => kind === 'ready').length
    const lines = [
      ...(one.blocks.some(({ kind }) => kind === 'declared') ? [t('receiving.declared', { ha: ha(one.declaredHa ?? 0), date: format.edtf(one.declaredAsOf), left: ha(one.declaredLeftHa) })] : []),
      ...(one.readyHa > 0 ? [t('receiving.ready', { ha: ha(one.readyHa), count: ready, formatted: ha(ready) })] : []),
      ...(one.clearingHa > 0 ? [t('receiving.clearing', { ha: ha(one.clearingHa) })] : []), ...(one.undatedHa > 0 ? [t('receiving.undatedSite', { ha: ha(one.undatedHa) })] : []),
    ]
    return lines.length > 0 ? lines : [one.plannedHa === null ? t('receiving.nothingPlanned') : t('receiving.nothing', { ha: ha(one.plannedHa) })]
  }
}
