import type { ReactElement } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../api/contract/account.ts'
import '../../i18n/account-words.ts'
import '../../i18n/admin-words.ts'
import { CheckGroup } from '../../ui/check-group.tsx'
import { TextField } from '../../ui/field.tsx'
import type { ProvinceOption } from './accounts.tsx'

export interface AccountValues {
  name: string
  role: Role
  provinces: string[]
}

const roleOrder: Record<Role, true> = { planner: true, official: true, admin: true }
const roles = Object.keys(roleOrder) as readonly Role[]

/** Name, role and provinces, of an account that is made as of one that is changed. */
export function AccountFields({ provinces, roleFixed = false }: { provinces: readonly ProvinceOption[]; roleFixed?: boolean }): ReactElement {
  const { t } = useTranslation()
  const { register, formState: { errors, defaultValues } } = useFormContext<AccountValues>()
  const role = useWatch<AccountValues, 'role'>({ name: 'role' })
  const chosen = useWatch<AccountValues, 'provinces'>({ name: 'provinces' })
  const chosenNames = provinces.filter(({ code }) => chosen.includes(code)).map(({ name }) => name).join(', ')
  // Those an account has stand first, so that a long list need not be searched for them.
  const had = new Set(defaultValues?.provinces)
  const ordered = [...provinces.filter(({ code }) => had.has(code)), ...provinces.filter(({ code }) => !had.has(code))]
  return (
    <>
      <TextField label={t('adminAccount.name')} autoComplete="off" maxLength={200} error={errors.name?.message} {...register('name', { validate: (name) => name.trim() !== '' || t('admin.required') })} />
      <fieldset className="check-group" disabled={roleFixed}>
        <legend className="field-label">{t('adminAccount.role')}</legend>
        {roles.map((one) => (
          <label key={one} className="check account-role">
            <input type="radio" value={one} {...register('role')} />
            <span className="check-words"><span>{t(`role.name.${one}`)}<br /><span className="quiet small">{t(`role.may.${one}`)}</span></span></span>
          </label>
        ))}
      </fieldset>
      {role === 'admin' ? <p className="quiet small">{t('adminAccount.adminProvinces')}</p> : (
        <CheckGroup label={t('adminAccount.provinces')} hint={chosenNames === '' ? t('adminAccount.provincesHint') : t('adminAccount.provincesChosen', { names: chosenNames })} error={errors.provinces?.message}>
          {ordered.map(({ code, name }) => (
            <label key={code} className="check">
              <input type="checkbox" value={code} {...register('provinces', { validate: (codes, { role: chosenRole }) => chosenRole === 'admin' || codes.length > 0 || t('adminAccount.provincesMissing') })} />
              <span className="check-words">{name}</span>
            </label>
          ))}
        </CheckGroup>
      )}
    </>
  )
}

/** What is sent: an administrator works everywhere and is given no single province. */
export const accountOf = ({ name, role, provinces }: AccountValues): AccountValues => ({ name: name.trim(), role, provinces: role === 'admin' ? [] : provinces })
