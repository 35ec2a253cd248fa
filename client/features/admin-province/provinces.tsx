import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptFormerProvince } from '../../../api/contract/province-write.ts'
import type { Answer } from '../../api.ts'
import '../../i18n/admin-province-words.ts'
import '../../i18n/admin-words.ts'
import { fold } from '../../i18n/fold.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { writeDegrees } from '../../i18n/write-degrees.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ListTools } from '../../ui/list-tools.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { FormerProvinceForm } from './former-province-form.tsx'

interface Line { province: string; accounts: number; zones: number; former: KeptFormerProvince }

/** What the provinces were made of on 1 July 2025, and which VN-2000 meridian documents of each usually use. */
export function Provinces({ kept: { items, planes } }: { kept: Answer<'listKeptProvinces'> }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const [sought, setSought] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const lines: Line[] = items.flatMap(({ nameVi, nameEn, accounts, zones, former }) => former.map((one) => ({ province: language === 'en' ? nameEn : nameVi, accounts, zones, former: one })))
  const rows = lines.filter(({ province, former }) => fold(`${province} ${former.name}`).includes(fold(sought)))
  const changing = lines.find(({ former }) => former.name === open)
  const shut = (): void => setOpen(null)
  return (
    <div className="beside">
      <div className="list">
        <p className="quiet">{t('adminProvince.intro')}</p>
        <ListTools label={t('admin.find')} sought={sought} onSeek={setSought} count={t('adminProvince.count', { provinces: format.number(items.length, 0), former: format.number(lines.length, 0) })} />
        {rows.length === 0 ? <p className="quiet">{t('admin.none')} <Button onClick={() => setSought('')}>{t('admin.showAll')}</Button></p> : (
          <DataTable
            caption={t('adminProvince.table')}
            rows={rows}
            keyOf={({ former }) => former.name}
            chosen={open}
            columns={[
              { key: 'former', head: t('adminProvince.former'), cell: ({ former }) => former.name },
              { key: 'province', head: t('adminProvince.province'), cell: ({ province }) => province },
              { key: 'meridian', isShort: true, head: t('adminProvince.meridian'), cell: ({ former }) => <Meridian former={former} /> },
              { key: 'zones', isNumber: true, head: t('adminProvince.zones'), cell: ({ former }) => format.number(former.zones, 0) },
              { key: 'accounts', isNumber: true, head: t('adminProvince.accounts'), cell: ({ accounts }) => format.number(accounts, 0) },
              { key: 'actions', isShort: true, head: t('adminProvince.actions'), cell: ({ former }) => <Button onClick={() => setOpen(former.name)}>{t('admin.change')}<span className="unseen"> {former.name}</span></Button> },
            ]}
          />
        )}
      </div>
      {changing && (
        <SidePanel key={changing.former.version} title={t('admin.changeOf', { name: changing.former.name })} close={t('admin.close')} onClose={shut}>
          <FormerProvinceForm former={changing.former} planes={planes} onDone={shut} />
        </SidePanel>
      )}
    </div>
  )
}

function Meridian({ former: { srid, centralMeridian, confidence } }: { former: KeptFormerProvince }): ReactElement {
  const { t } = useTranslation()
  if (srid === null || centralMeridian === null) return <span className="quiet">{t('adminProvince.unknown')}</span>
  return <>{writeDegrees(centralMeridian)} <span className="quiet small">EPSG:{srid}{confidence === 'memory' ? ` · ${t('adminProvince.toVerify')}` : ''}</span></>
}
