import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../../api/contract/target.ts'
import '../../i18n/admin-target-words.ts'
import { fold } from '../../i18n/fold.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ListTools } from '../../ui/list-tools.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { TargetForm } from './target-form.tsx'

interface TargetsProps {
  targets: readonly Target[]
  provinces: readonly { code: string; name: string }[]
  thresholdOf: (target: Target) => string
  /** To where the results are. */
  results: ReactNode
}

/** All targets as they were set, and beside them a new one. */
export function Targets({ targets, provinces, thresholdOf, results }: TargetsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<string | null>(null)
  const [sought, setSought] = useState('')
  const nameOf = (code: string): string => provinces.find((one) => one.code === code)?.name ?? code
  const titleOf = ({ titleVi, titleEn }: Target): string => (language === 'en' ? titleEn : titleVi)
  const rows = targets.filter((target) => fold(`${target.code} ${titleOf(target)} ${nameOf(target.provinceCode)} ${target.decision.titleVi}`).includes(fold(sought)))
  return (
    <div className="beside">
      <div className="list">
        <p className="quiet">{t('adminTarget.intro')} {results}</p>
        <ListTools
          label={t('admin.find')}
          sought={sought}
          onSeek={setSought}
          count={t('adminTarget.count', { count: targets.length, formatted: format.number(targets.length, 0) })}
          action={<Button strong onClick={() => { setAdding(true); setAdded(null) }}>{t('adminTarget.add')}</Button>}
        />
        {added !== null && <p role="status">{t('adminTarget.added', { code: added })}</p>}
        {rows.length === 0 ? <p className="quiet">{t('admin.none')} <Button onClick={() => setSought('')}>{t('admin.showAll')}</Button></p> : (
          <DataTable
            caption={t('adminTarget.table')}
            rows={rows}
            keyOf={({ code }) => code}
            chosen={added}
            columns={[
              { key: 'code', isShort: true, head: t('adminTarget.code'), cell: ({ code }) => code },
              { key: 'title', head: t('admin.part.targets'), cell: (one) => <>{titleOf(one)}<br /><span className="quiet small">{t(`adminTarget.indicators.${one.indicator}`)}{one.zoneKind && ` · ${t(`kind.name.${one.zoneKind}`)}`}</span></> },
              { key: 'threshold', head: t('adminTarget.threshold'), cell: thresholdOf },
              { key: 'province', head: t('adminTarget.province'), cell: ({ provinceCode }) => nameOf(provinceCode) },
              { key: 'period', head: t('adminTarget.period'), cell: ({ periodFrom, dueOn }) => `${format.edtf(periodFrom)} – ${format.edtf(dueOn)}` },
              { key: 'decision', head: t('adminTarget.document'), cell: ({ decision }) => <>{(language === 'en' && decision.titleEn) || decision.titleVi}<br /><span className="quiet small">{decision.code}</span></> },
            ]}
          />
        )}
      </div>
      {adding && (
        <SidePanel title={t('adminTarget.add')} close={t('admin.close')} onClose={() => setAdding(false)}>
          <TargetForm targets={targets} provinces={provinces} onCancel={() => setAdding(false)} onAdded={(code) => { setAdding(false); setAdded(code) }} />
        </SidePanel>
      )}
    </div>
  )
}
