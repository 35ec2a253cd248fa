import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { Button } from '../../ui/button.tsx'
import type { MapAsking } from './search-props.ts'

/** What is asked of the map, where it is all of the room that is in sight: on a phone. */
export function AskingBar({ asking }: { asking: MapAsking }): ReactElement {
  const { t } = useTranslation()
  const isDrawing = asking.mode === 'draw'
  return (
    <div className="asking-bar">
      <p role="status">{isDrawing ? t('landSearch.drawingByTouch', { count: asking.corners }) : t('landSearch.pickingByTouch')}</p>
      <div className="search-buttons">
        {isDrawing && <Button strong disabled={asking.corners < 3} onClick={asking.onDone}>{t('landSearch.drawDone')}</Button>}
        {isDrawing && <Button disabled={asking.corners === 0} onClick={asking.onUndo}>{t('landSearch.drawUndo')}</Button>}
        <Button onClick={asking.onCancel}>{t('landSearch.drawCancel')}</Button>
      </div>
    </div>
  )
}
