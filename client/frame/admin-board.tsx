import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Backup } from '../features/admin-board/backup.tsx'
import { BoardForm } from '../features/admin-board/board-form.tsx'
import { useBoard } from '../features/admin-board/use-board.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Loaded } from './loaded.tsx'

export function Part(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="page-parts">
      <section className="page-part" aria-labelledby="board-contact">
        <h2 id="board-contact">{t('board.title')}</h2>
        <p className="quiet">{t('board.intro')}</p>
        <Loaded query={useBoard()} skeleton={<Skeleton width="100%" height={160} />}>{(board) => <BoardForm board={board} />}</Loaded>
      </section>
      <section className="page-part" aria-labelledby="backup">
        <h2 id="backup">{t('backup.title')}</h2>
        <Backup />
      </section>
    </div>
  )
}
