import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { ledgerGroupOrder, noFilter, zoneKinds, zoneStatuses, type Filter, type LedgerGroup } from '../../permalink.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { RemovableChip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ledgerFileUrl } from './ledger-query.ts'

interface LedgerToolsProps {
  filter: Filter
  by: LedgerGroup
  onFilter: (filter: Filter, how: 'push' | 'replace') => void
  onBy: (by: LedgerGroup) => void
}

/** What narrows the table, and the same table as a file. */
export function LedgerTools({ filter, by, onFilter, onBy }: LedgerToolsProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const narrowed = filter.q.trim() !== '' || filter.kind.length + filter.status.length + filter.formerProvince.length > 0
  return (
    <div className="ledger-tools">
      <Segmented label={t('ledgerTable.by')} options={ledgerGroupOrder.map((value) => ({ value, label: t(`ledgerTable.groups.${value}`) }))} value={by} onChange={onBy} />
      <label className="ledger-search">
        <Icon name="search" size={16} />
        <span className="unseen">{t('ledgerTable.search')}</span>
        <input
          type="text"
          inputMode="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('ledgerTable.searchHint')}
          value={filter.q}
          onChange={(event) => onFilter({ ...filter, q: event.target.value.replace(/\p{Cc}/gu, ' ') }, 'replace')}
        />
        {filter.q !== '' && <IconButton icon="close" label={t('search.clear')} onClick={() => onFilter({ ...filter, q: '' }, 'replace')} />}
      </label>
      <Choice
        label={t('ledgerTable.kind')}
        all={t('ledgerTable.all')}
        several={(count) => t('ledgerTable.several', { count })}
        groups={[{ options: zoneKinds.map((value) => ({ value, name: t(`kind.name.${value}`) })) }]}
        chosen={filter.kind}
        onChoose={(kind) => onFilter({ ...filter, kind: zoneKinds.filter((one) => one === kind) }, 'push')}
      />
      <Choice
        label={t('ledgerTable.status')}
        all={t('ledgerTable.all')}
        several={(count) => t('ledgerTable.several', { count })}
        groups={[{ options: zoneStatuses.map((value) => ({ value, name: t(`status.${value}`) })) }]}
        chosen={filter.status}
        onChoose={(status) => onFilter({ ...filter, status: zoneStatuses.filter((one) => one === status) }, 'push')}
      />
      {filter.formerProvince.map((name) => (
        <RemovableChip
          key={name}
          label={name}
          removeLabel={t('filter.remove', { value: name })}
          onRemove={() => onFilter({ ...filter, formerProvince: filter.formerProvince.filter((other) => other !== name) }, 'push')}
        />
      ))}
      {narrowed && <Button onClick={() => onFilter({ ...noFilter, province: filter.province }, 'push')}>{t('ledgerTable.clear')}</Button>}
      <span className="ledger-files">
        <a className="button" href={ledgerFileUrl('land-ledger.csv', filter, by, language)} download><Icon name="download" size={16} />{t('ledgerTable.csv')}</a>
        <a className="button" href={ledgerFileUrl('land-ledger.xlsx', filter, by, language)} download><Icon name="download" size={16} />{t('ledgerTable.xlsx')}</a>
      </span>
    </div>
  )
}
