import { useTranslation } from 'react-i18next'
import type { Rule } from '../../api/contract/ledger.ts'
import { vi, type FigureWords } from './figure-words.ts'

const isNamed = (key: string): key is keyof FigureWords['ruleName'] => Object.hasOwn(vi.ruleName, key)

/** What a threshold is called; null for one we have no word for: a board may add its own. */
export function useRuleName(): (rule: Pick<Rule, 'code' | 'parameter'>) => string | null {
  const { t } = useTranslation()
  return ({ code, parameter }) => {
    const key = `${code}_${parameter}`
    return isNamed(key) ? t(`ruleName.${key}`) : null
  }
}
