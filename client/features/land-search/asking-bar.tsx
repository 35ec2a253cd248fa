import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/find-land-words.ts'
import { SketchBar } from '../../ui/sketch-bar.tsx'
import type { MapAsking } from './search-props.ts'

/** What is asked of the map; `byTouch`: where the map is all of the room that is in sight, on a phone. */
export function AskingBar({ asking, byTouch = false }: { asking: MapAsking; byTouch?: boolean }): ReactElement {
  const { t } = useTranslation()
  const isDrawing = asking.mode === 'draw'
  const { corners: count } = asking
  const said = isDrawing ? (byTouch ? t('landSearch.drawingByTouch', { count }) : t('landSearch.drawing', { count })) : byTouch ? t('landSearch.pickingByTouch') : t('landSearch.aroundPicking')
  return <SketchBar said={said} words={{ done: t('landSearch.drawDone'), undo: t('landSearch.drawUndo'), cancel: t('landSearch.drawCancel') }} isEnough={asking.isEnough} corners={count} onDone={isDrawing ? asking.onDone : null} onUndo={asking.onUndo} onCancel={asking.onCancel} />
}
