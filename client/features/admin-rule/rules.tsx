import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeptRule } from '../../../api/contract/rule-write.ts'
import '../../i18n/admin-rule-words.ts'
import { cite } from '../../i18n/citation.ts'
import { fold } from '../../i18n/fold.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { today } from '../../ui/as-of.tsx'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ListTools } from '../../ui/list-tools.tsx'
import { RuleDoubt } from '../../ui/rule-lines.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { groupRules, standingOf, subjectOf, type RuleGroup } from './group-rules.ts'
import { RulePanel } from './rule-panel.tsx'
import './rules.css'
import { useRuleWords } from './use-rule-words.ts'

interface RulesProps {
  rules: readonly KeptRule[]
  provinces: readonly { code: string; name: string }[]
}

/** All thresholds, by what they are about, with their periods; beside them the one that is changed. */
export function Rules({ rules, provinces }: RulesProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useRuleWords()
  const [open, setOpen] = useState<number | null>(null)
  const [sought, setSought] = useState('')
  const [withReplaced, setWithReplaced] = useState(false)
  const nameOf = (code: string): string => provinces.find((one) => one.code === code)?.name ?? code
  const shown = rules
    .filter(({ replacedAt }) => withReplaced || replacedAt === null)
    .filter((rule) => fold(`${words.group(rule.code)} ${words.name(rule) ?? ''} ${rule.note ?? ''} ${rule.code} ${rule.parameter} ${rule.legalBasis} ${words.scope(rule, nameOf)}`).includes(fold(sought)))
  const groups = groupRules(shown).toSorted((a, b) => words.group(a.code).localeCompare(words.group(b.code)))
  const thresholds = new Set(shown.map(subjectOf)).size
  const chosen = rules.find(({ id }) => id === open)
  return (
    <div className="beside">
      <div className="list">
        <p className="quiet">{t('adminRule.intro')}</p>
        <ListTools label={t('admin.find')} sought={sought} onSeek={setSought} count={t('adminRule.count', { count: thresholds, formatted: format.number(thresholds, 0) })}>
          <Check checked={withReplaced} onChange={setWithReplaced}>{t('adminRule.withReplaced')}</Check>
        </ListTools>
        {groups.length === 0 ? <p className="quiet">{t('admin.none')} <Button onClick={() => setSought('')}>{t('admin.showAll')}</Button></p> : (
          <div className="rule-groups">
            {groups.map((group) => (
              // What is looked for is opened; what was opened by hand stays so until then.
              <Disclosure
                key={`${group.code}${sought.trim() !== ''}`}
                title={words.group(group.code)}
                aside={`${t('adminRule.count', { count: group.thresholds, formatted: format.number(group.thresholds, 0) })}${group.rules.length > group.thresholds ? `, ${t('adminRule.periods', { count: group.rules.length, formatted: format.number(group.rules.length, 0) })}` : ''}`}
                startsOpen={sought.trim() !== ''}
              >
                <RuleTable group={group} nameOf={nameOf} chosen={open} onChange={setOpen} />
              </Disclosure>
            ))}
          </div>
        )}
      </div>
      {chosen && (
        <SidePanel key={subjectOf(chosen)} title={words.name(chosen) ?? chosen.note ?? chosen.parameter} close={t('admin.close')} onClose={() => setOpen(null)}>
          <RulePanel rule={chosen} siblings={rules.filter((one) => subjectOf(one) === subjectOf(chosen) && one.replacedAt === null)} provinces={provinces} onWritten={({ id }) => setOpen(id)} />
        </SidePanel>
      )}
    </div>
  )
}

function RuleTable({ group, nameOf, chosen, onChange }: { group: RuleGroup; nameOf: (code: string) => string; chosen: number | null; onChange: (id: number) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const words = useRuleWords()
  const day = today()
  return (
    <DataTable
      caption={t('adminRule.table', { group: words.group(group.code) })}
      rows={group.rules}
      keyOf={({ id }) => String(id)}
      chosen={chosen === null ? null : String(chosen)}
      isQuiet={(rule) => ['past', 'replaced'].includes(standingOf(rule, day))}
      columns={[
        { key: 'name', head: t('adminRule.name'), cell: (rule) => {
          const name = words.name(rule)
          return <>{name ?? <span lang="vi">{rule.note ?? rule.parameter}</span>}<br />{name !== null && rule.note !== null && <span className="quiet small" lang="vi">{rule.note}<br /></span>}<code className="quiet small">{rule.code}.{rule.parameter}</code></>
        } },
        { key: 'scope', head: t('adminRule.scope'), cell: (rule) => words.scope(rule, nameOf) },
        { key: 'threshold', head: t('adminRule.threshold'), isShort: true, cell: (rule) => words.threshold(rule) },
        { key: 'period', head: t('adminRule.period'), cell: (rule) => {
          const standing = standingOf(rule, day)
          return <>{words.period(rule)}{standing !== 'holds' && <><br /><span className="quiet small">{t(`adminRule.standing.${standing}`, { date: format.moment(rule.replacedAt ?? '') })}</span></>}</>
        } },
        { key: 'basis', head: t('adminRule.basis'), cell: (rule) => <>{cite(rule.legalBasis, language)} <RuleDoubt rule={rule} /></> },
        { key: 'act', head: t('adminAccount.actions'), isShort: true, cell: (rule) => rule.replacedAt === null && <span className="row-actions"><Button onClick={() => onChange(rule.id)}>{t('admin.change')}<span className="unseen"> {words.name(rule) ?? rule.note ?? rule.parameter}, {words.period(rule)}</span></Button></span> },
      ]}
    />
  )
}
