import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorFinding } from '../../../api/contract/corridor.ts'
import '../../i18n/relocation-words.ts'
import { Notice } from '../../ui/notice.tsx'

const tones = { error: 'error', warning: 'warning', note: 'plain' } as const

/** What the checks found, errors first. */
export function Findings({ findings }: { findings: readonly CorridorFinding[] }): ReactElement | null {
  const { t } = useTranslation()
  if (findings.length === 0) return null
  return (
    <ul className="corridor-findings" aria-label={t('corridorEdit.findings')}>
      {findings.map(({ code, tier, index, detail }) => (
        <li key={`${code} ${index}`}><Notice tone={tones[tier]} icon={tier === 'note' ? 'info' : 'warning'}><p><span className="unseen">{t(`corridorEdit.tiers.${tier}`)}: </span>{detail}</p></Notice></li>
      ))}
    </ul>
  )
}
