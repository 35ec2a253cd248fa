import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { Button } from '../../ui/button.tsx'
import { AskingBar } from './asking-bar.tsx'
import type { MapAsking, SearchProps } from './search-props.ts'

/** An area drawn on the map by clicks. Who cannot click asks around a point instead, which the next part does. */
export function Drawn({ search, onSearch, asking }: Pick<SearchProps, 'search' | 'onSearch'> & { asking: MapAsking }): ReactElement {
  const { t } = useTranslation()
  if (asking.mode === 'draw') return <div className="search-map"><AskingBar asking={asking} /></div>
  return (
    <div className="search-map">
      {search.within && <p>{t('landSearch.drawn', { count: search.within.length })}</p>}
      <div className="search-buttons">
        <Button icon="pen" disabled={asking.mode === null} onClick={asking.onDraw}>{t('landSearch.draw')}</Button>
        {search.within && <Button onClick={() => onSearch({ ...search, within: null }, 'push')}>{t('landSearch.clearDrawn')}</Button>}
      </div>
    </div>
  )
}
