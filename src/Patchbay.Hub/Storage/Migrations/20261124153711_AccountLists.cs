using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Patchbay.Hub.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AccountLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_ProjectId_CreatedAt",
                table: "Accounts");

            migrationBuilder.AlterColumn<string>(
                name: "OriginOwnerName",
                table: "Accounts",
                type: "TEXT",
                nullable: false,
                collation: "NOCASE",
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<long>(
                name: "KeyGivenAt",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ProjectId_CreatedAt_Id",
                table: "Accounts",
                columns: new[] { "ProjectId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ProjectId_OriginOwnerName_Id",
                table: "Accounts",
                columns: new[] { "ProjectId", "OriginOwnerName", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_ProjectId_CreatedAt_Id",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ProjectId_OriginOwnerName_Id",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "KeyGivenAt",
                table: "Accounts");

            migrationBuilder.AlterColumn<string>(
                name: "OriginOwnerName",
                table: "Accounts",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldCollation: "NOCASE");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ProjectId_CreatedAt",
                table: "Accounts",
                columns: new[] { "ProjectId", "CreatedAt" });
        }
    }
}
