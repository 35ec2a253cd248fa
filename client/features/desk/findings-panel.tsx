import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/desk-words-check.ts'
import { Field } from '../../ui/field.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PanelSkeleton } from '../../ui/panel-section.tsx'
import './findings-panel.css'
import { useFindingSentence, warningCodes, type DeskFinding, type WarningCode } from './finding-sentence.ts'

interface FindingsPanelProps {
  /** null: nothing was checked yet. */
  findings: readonly DeskFinding[] | null
  /** The server is looking at what is drawn; what is shown is of before, or of the preview. */
  isChecking: boolean
  /** Nothing was drawn: there is nothing to check. */
  isEmpty: boolean
  reasons: Readonly<Record<string, string>>
  onReason: (code: string, reason: string) => void
  shown: DeskFinding | null
  /** Shows where on the map; null takes it away. */
  onShow: (finding: DeskFinding | null) => void
}

const icons: Record<DeskFinding['tier'], IconName> = { error: 'warning', warning: 'warning', note: 'info' }

/** What the checks found: errors block, warnings want a reason, notes are only said. */
export function FindingsPanel({ findings, isChecking, isEmpty, reasons, onReason, shown, onShow }: FindingsPanelProps): ReactElement {
  const { t } = useTranslation()
  if (isEmpty) return <Notice icon="info" title={t('checks.emptyTitle')}><p>{t('checks.emptyText')}</p></Notice>
  if (findings === null) return <><p className="unseen" role="status">{t('checks.checking')}</p><PanelSkeleton bar={false} /></>
  const of = (tier: DeskFinding['tier']): DeskFinding[] => findings.filter((finding) => finding.tier === tier)
  const [errors, warnings, notes] = [of('error'), of('warning'), of('note')]
  const line = (finding: DeskFinding, index: number): ReactElement => <FindingLine key={`${finding.code}${index}`} finding={finding} isShown={shown === finding} onShow={onShow} />
  return (
    <div className="findings" aria-busy={isChecking || undefined}>
      <p className="findings-verdict" data-tone={errors.length > 0 ? 'error' : warnings.length > 0 ? 'warning' : 'good'} role="status">
        <Icon name={errors.length + warnings.length > 0 ? 'warning' : 'check'} size={16} />
        {isChecking ? t('checks.checking') : errors.length > 0 ? t('checks.blocked', { count: errors.length }) : warnings.length > 0 ? t('checks.warned', { count: warningCodes(warnings).length }) : t('checks.clear')}
      </p>
      {errors.length > 0 && <section><h3>{t('checks.errors')}</h3><ul>{errors.map(line)}</ul></section>}
      {warnings.length > 0 && (
        <section>
          <h3>{t('checks.warnings')}</h3>
          {warningCodes(warnings).map((code) => (
            <div key={code} className="findings-warned">
              <ul>{warnings.filter((finding) => finding.code === code).map(line)}</ul>
              <ReasonField code={code} value={reasons[code] ?? ''} onChange={(reason) => onReason(code, reason)} />
            </div>
          ))}
        </section>
      )}
      {notes.length > 0 && <section><h3>{t('checks.notes')}</h3><ul>{notes.map(line)}</ul></section>}
      <p className="quiet small">{t('checks.serverDecides')}</p>
    </div>
  )
}

/** Why a warning is accepted: kept with the publication. */
export function ReasonField({ code, value, onChange, error }: { code: WarningCode; value: string; onChange: (reason: string) => void; error?: string | undefined }): ReactElement {
  const { t } = useTranslation()
  return (
    <Field label={t('checks.reason')} aside={t(`checks.about.${code}`)} error={error}>
      {(control) => <textarea {...control} className="field-input" rows={2} maxLength={1000} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

function FindingLine({ finding, isShown, onShow }: { finding: DeskFinding; isShown: boolean; onShow: FindingsPanelProps['onShow'] }): ReactElement {
  const { t } = useTranslation()
  const sentence = useFindingSentence()(finding)
  const icon = <Icon name={icons[finding.tier]} size={16} />
  return (
    <li className="finding" data-tier={finding.tier}>
      {finding.where
        ? <button type="button" className="finding-button" aria-pressed={isShown} title={t('checks.show')} onClick={() => onShow(isShown ? null : finding)}>{icon}<span>{sentence}</span></button>
        : <p className="finding-button">{icon}<span>{sentence}</span></p>}
    </li>
  )
}
