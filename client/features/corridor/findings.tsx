import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorFinding } from '../../../api/contract/corridor.ts'
import '../../i18n/relocation-words.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

const tones = { error: 'error', warning: 'warning', note: 'plain' } as const

interface FindingsProps {
  findings: readonly CorridorFinding[]
  /** What a finding is about, by name, where there are several. */
  nameOf: (finding: CorridorFinding) => string | undefined
  /** How to show where it is; null where that is nowhere. */
  showing: (finding: CorridorFinding) => (() => void) | null
}

/** What the checks found, errors first. */
export function Findings({ findings, nameOf, showing }: FindingsProps): ReactElement | null {
  const { t } = useTranslation()
  if (findings.length === 0) return null
  return (
    <ul className="corridor-findings" aria-label={t('corridorEdit.findings')}>
      {findings.map((finding) => {
        const { code, tier, on, index, detail } = finding
        const [name, show] = [nameOf(finding), showing(finding)]
        return (
          <li key={`${code} ${on} ${index}`}>
            <Notice tone={tones[tier]} icon={tier === 'note' ? 'info' : 'warning'} actions={show && <Button onClick={show}>{t('corridorTake.show')}</Button>}>
              <p><span className="unseen">{t(`corridorEdit.tiers.${tier}`)}: </span>{name !== undefined && <strong>{name}: </strong>}{detail}</p>
            </Notice>
          </li>
        )
      })}
    </ul>
  )
}
