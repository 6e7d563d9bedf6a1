import drawing from './street.svg'

/** The street of the attract screen and the first visit; decoration. */
export function Street() {
  return <img className="street" src={drawing} alt="" width="1080" height="564" />
}
