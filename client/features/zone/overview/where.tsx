import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneProperties } from '../../../../api/contract/zone.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { targetsRoom } from '../../../permalink.ts'
import { useLink } from '../../../state/use-link.ts'
import { usePlace } from '../../../state/use-place.ts'
import { Fact, Facts } from '../../../ui/facts.tsx'
import { Section } from './section.tsx'

/** Where it lies, by name and by coordinate, and how surely. */
export function Where({ zone }: { zone: ZoneProperties }): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const link = useLink()
  const { filter } = usePlace()
  const former = zone.formerProvince && (zone.districtOld
    ? t('zone.place.formerValue', { district: zone.districtOld, province: zone.formerProvince })
    : t('zone.place.formerProvinceOnly', { province: zone.formerProvince }))
  const shift = zone.areas.drawn?.centreShiftM
  return (
    <Section title={t('zone.place.title')}>
      <Facts>
        <Fact label={t('zone.place.communes')}>{zone.communes.length > 0 ? zone.communes.join(', ') : <span className="quiet">{t('number.unknown')}</span>}</Fact>
        <Fact label={t('zone.place.province')}>
          <a {...link({ room: targetsRoom, filter: { ...filter, province: [zone.province.code] } })} title={t('app.targets')}>{language === 'en' ? zone.province.nameEn : zone.province.nameVi}</a>
        </Fact>
        {former && <Fact label={t('zone.place.former')}>{former}</Fact>}
        <Fact label={t('zone.place.centre')}>
          {zone.centre ? <span className="where-position">{format.position(zone.centre)}</span> : <span className="quiet">{t('zone.place.none')}</span>}
          {zone.centre && zone.centreUncertaintyM !== null && <span className="quiet small where-note">{t('zone.place.uncertainty', { distance: format.distance(zone.centreUncertaintyM) })}</span>}
          {shift ? <span className="quiet small where-note">{t('zone.place.shift', { distance: format.distance(shift) })}</span> : null}
        </Fact>
        {zone.vn2000Srid !== null && <Fact label={t('zone.place.meridian')}>{t('zone.place.meridianValue', { srid: zone.vn2000Srid })}</Fact>}
      </Facts>
    </Section>
  )
}
