import { Router } from 'express'
import type { Services } from './services.ts'
export function docsRoutes(_services: Services) { return Router() }
