import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

const variants = {
  primary: 'border border-transparent bg-accent px-[1.18em] text-on-accent hover:bg-accent-strong',
  secondary: 'border border-edge bg-card px-[1.18em] text-ink hover:bg-sunken',
  quiet: 'gap-x-1.5 px-2 text-accent hover:bg-accent-soft hover:text-accent-strong',
  danger: 'border border-transparent bg-danger px-[1.18em] text-card hover:opacity-90',
}

type Variant = keyof typeof variants

function look(variant: Variant): string {
  const shape =
    'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg py-1 text-center font-strong'
  return `${shape} ${variants[variant]}`
}

type ButtonProps = ComponentProps<'button'> & { variant?: Variant }

export function Button({ variant = 'secondary', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`${look(variant)} ${className}`} {...rest} />
}

type LinkProps = Omit<ComponentProps<'a'>, 'href' | 'className'> & {
  href: string
  variant?: Variant
  /** Loads a new document, so that nothing of this one stays in memory. */
  hard?: boolean
  icon?: ReactNode
}

export function ButtonLink({
  href,
  variant = 'secondary',
  hard = false,
  icon,
  children,
  ...rest
}: LinkProps) {
  const content = (
    <>
      {icon}
      {children}
    </>
  )
  if (hard) {
    return (
      <a href={href} className={look(variant)} {...rest}>
        {content}
      </a>
    )
  }
  return (
    <Link href={href} prefetch={false} className={look(variant)} {...rest}>
      {content}
    </Link>
  )
}
