export { OracleError, runOracle, type OracleFailure, type OracleFolder, type OracleReport } from './oracle.ts'
