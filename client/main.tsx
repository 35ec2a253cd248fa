import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { browserLanguage, rememberedLanguage, startLanguages } from './i18n/i18n.ts'
import { createPlaceStore } from './state/place-store.ts'
import { queryClient } from './state/query-client.ts'
import { PlaceContext } from './state/use-place.ts'
import './ui/theme.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root.')

const store = createPlaceStore(window)
const firstLanguage = store.get().language ?? rememberedLanguage() ?? browserLanguage()
await startLanguages(firstLanguage)

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PlaceContext value={store}>
        <App firstLanguage={firstLanguage} />
      </PlaceContext>
    </QueryClientProvider>
  </StrictMode>,
)
