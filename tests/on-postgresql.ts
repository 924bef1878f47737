import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'

/** The tests of this file run on a PostgreSQL database that is empty at first. */
const name = `tests_${randomUUID().replaceAll('-', '')}`
const server = new Client({ connectionString: inject('postgresql') })
await server.connect()
await server.query(`create database ${name}`)
await server.end()

process.env.DATABASE_FILE = ''
process.env.DATABASE_URL = inject('postgresql').replace(/postgres$/, name)

afterAll(async () => {
  const { database } = await import('@/lib/store/database')
  await (await database()).destroy()
})
