import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useProvincesOf } from '../features/account/account-facts.tsx'
import { SignOut } from '../features/account/sign-out.tsx'
import { useNewQuestions } from '../features/inbox/use-inbox.ts'
import '../i18n/account-words.ts'
import '../i18n/question-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { adminRoom } from '../permalink.ts'
import { inboxRoom } from '../permalink-question.ts'
import { useLink } from '../state/use-link.ts'
import type { Account } from '../state/use-me.ts'
import { Icon } from '../ui/icon.tsx'
import './account-card.css'
import { useNameOfProvince } from './use-province-options.ts'

/** What the account's button opens: who it is, where that person can go, and the way out. */
export function AccountCard({ account }: { account: Account }): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const provinces = useProvincesOf(account, useNameOfProvince())
  return (
    <div className="account-card">
      <div className="account-who">
        <p className="account-name">{account.name}</p>
        <p className="quiet small">{account.email}</p>
        <p className="small">{t(`role.name.${account.role}`)} · {provinces}</p>
      </div>
      <ul>
        {account.role !== 'official' && <li><a {...link({ room: { name: 'plan', code: null } })}>{t('accountRoom.desk')}</a></li>}
        {account.role !== 'planner' && !account.mustChangePassword && <InboxLink />}
        {account.role === 'admin' && <li><a {...link({ room: adminRoom })}>{t('accountRoom.admin')}</a></li>}
        <li>
          <a {...link({ room: { name: 'account' } })}>{t('accountRoom.mine')}</a>
          {account.mustChangePassword && <p className="account-must small"><Icon name="warning" size={16} />{t('accountRoom.mustChange')}</p>}
        </li>
      </ul>
      <div className="account-out"><SignOut /></div>
    </div>
  )
}

function InboxLink(): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const link = useLink()
  const count = useNewQuestions()
  return <li><a {...link({ room: inboxRoom })}>{t('inbox.title')}{count > 0 && ` (${t('inbox.newOnes', { count, formatted: format.number(count) })})`}</a></li>
}
