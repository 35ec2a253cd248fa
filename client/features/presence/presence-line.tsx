import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Present } from '../../../api/contract/presence.ts'
import '../../i18n/desk-words-draft.ts'
import { Icon } from '../../ui/icon.tsx'

const mostNames = 3

/** Who else has this zone open; says nothing while nobody has. */
export function PresenceLine({ present }: { present: Present | null }): ReactElement {
  const { t } = useTranslation()
  const names = [...new Set(present?.others.map(({ name }) => name) ?? [])]
  const more = names.length - mostNames
  const shown = more > 0 ? `${names.slice(0, mostNames).join(', ')} ${t('presence.more', { count: more })}` : names.join(', ')
  return <p className="presence-line small" role="status">{names.length > 0 && <><Icon name="people" size={16} />{t('presence.others', { names: shown, count: names.length })}</>}</p>
}
