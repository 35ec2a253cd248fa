import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { isAsked, withoutWish, type Weight, type Wish } from '../../permalink-find-land.ts'
import { Segmented } from '../../ui/segmented.tsx'
import type { SearchProps } from './search-props.ts'

const weights = ['low', 'medium', 'high'] as const

/** Below a wish that is asked: how much it counts, for how many offers nobody knows, and how many there would be without it. */
export function WishFoot({ wish, search, list, onSearch }: { wish: Wish } & Pick<SearchProps, 'search' | 'list' | 'onSearch'>): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (!isAsked(search, wish)) return null
  const without = list?.withoutWish.find((one) => one.wish === wish)
  return (
    <div className="wish-foot">
      <div className="wish-weight">
        <span aria-hidden="true">{t('landSearch.weight')}</span>
        <Segmented
          label={t('landSearch.weightOf', { wish: t(`landSearch.wish.${wish}`) })}
          options={weights.map((value) => ({ value, label: t(`landSearch.weights.${value}`) }))}
          value={weights[(search.weights[wish] ?? 2) - 1] ?? 'medium'}
          onChange={(value) => onSearch({ ...search, weights: { ...search.weights, [wish]: (weights.indexOf(value) + 1) as Weight } }, 'replace')}
        />
      </div>
      <p className="wish-said">
        {without && without.unjudged > 0 && <span className="wish-unjudged">{t('landSearch.unjudged', { formatted: format.number(without.unjudged) })}</span>}
        <button type="button" className="wish-drop" onClick={() => onSearch(withoutWish(search, wish), 'push')}>
          {without ? t('landSearch.without', { formatted: format.number(without.total) }) : t('findLand.dropPlain', { wish: t(`landSearch.wish.${wish}`) })}
        </button>
      </p>
    </div>
  )
}
